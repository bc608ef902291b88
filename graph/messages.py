"""What the command says, in Chinese and English."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Literal

__all__ = ["LANGUAGES", "TYPE_NAMES", "Language", "choose_language", "say"]

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")

_TEXTS: dict[str, tuple[str, str]] = {
    # help
    "about": ("从一个文章文件夹生成可交互的概念图谱：一个离线的 HTML 文件。", "Turn a folder of articles into an interactive concept graph: one offline HTML file."),
    "build": ("读取文章，生成图谱页面与 JSON。SOURCE 是文章文件或文件夹（递归）。", "Read articles and write the graph's page and JSON. SOURCE is an article file or a folder (recursive)."),
    "help": ("显示这段说明后退出。", "Show this message and exit."),
    "version": ("显示版本后退出。", "Show the version and exit."),
    "option-output": ("页面文件。", "The page."),
    "option-json": ("图谱 JSON 文件；默认与页面同名同处，扩展名为 .json。", "The graph as JSON; default: beside the page, same name, .json."),
    "option-open": ("完成后在默认浏览器中打开页面。", "Open the page in the default browser."),
    "option-no-lexicon": ("不使用自带词典，只靠文本自身发现概念。", "Build without the shipped lexicon (discovery alone)."),
    "option-lexicon": ("再加一个词典文件（可重复）。", "One more lexicon (may be repeated)."),
    "option-workers": ("读取文章的进程数；默认：内容较多时用全部处理器核心。", "Processes that read articles; default: all cores where there is much to read."),
    "option-store": ("保存各篇文章结果的文件；下次只读有变化的文章。", "A file that keeps what each article told: the next build reads only what has changed."),
    "option-engine": ("在哪里计算：本机进程，或 Dask 集群（不用存储文件；须先安装 dask 扩展）。", "Where the work is done: processes here, or a Dask cluster (without a store; needs the extra \"dask\")."),
    "option-scheduler": ("Dask 调度器地址（tcp://主机:8786）；不给则在本机启动一个集群。", "The address of a Dask scheduler (tcp://host:8786); without one, a cluster is started on this machine."),
    "option-lang": ("消息的语言；默认取自系统区域设置。", "The language of messages; default: from the locale."),
    "option-quiet": ("只报告错误。", "Report errors only."),
    # progress
    "read": ("读取文章", "Reading articles"),
    "extract": ("提取概念", "Finding concepts"),
    "merge": ("合并别名", "Merging names"),
    "count": ("统计共现", "Counting co-mentions"),
    "graph": ("构建图谱", "Building the graph"),
    "analyze": ("划分社区与布局", "Communities and layout"),
    "write": ("写出页面", "Writing the page"),
    # summary
    "articles-read": ("读取文章 {n} 篇，{sentences} 个句子", "Read {n} articles, {sentences} sentences"),
    "found": ("概念 {concepts} 个，关联 {links} 条，主题社区 {communities} 个", "{concepts} concepts, {links} links, {communities} communities"),
    "strongest": ("提及最多：", "Mentioned most: "),
    "skipped-files": ("跳过 {n} 个文件：", "Skipped {n} files:"),
    "page-at": ("页面：{path}（{size}）", "Page: {path} ({size})"),
    "json-at": ("数据：{path}（{size}）", "Data: {path} ({size})"),
    "evidence-cap": ("页面为每条关联保留至多 {pair} 个、为每个概念保留至多 {concept} 个证据句；全部证据在 JSON 里。",
                     "The page keeps at most {pair} sentences a link and {concept} a concept; the JSON keeps all."),
    "opened": ("已在浏览器中打开。", "Opened in the browser."),
    "not-opened": ("没有能打开页面的浏览器；请手动打开上面的文件。", "No browser could be opened; please open the file above yourself."),
    # errors
    "error": ("错误：{text}", "Error: {text}"),
    "no-article": ("没有可读的文章：{path}", "no readable article: {path}"),
    "no-concept": ("没有找到概念：{path}", "no concept found: {path}"),
    "missing": ("文件或文件夹不存在", "no such file or folder"),
    "empty-folder": ("文件夹里没有文章（支持 Markdown、纯文本、HTML）", "the folder holds no article (Markdown, plain text and HTML are read)"),
    "unsupported": ("不支持的文件类型", "unsupported kind of file"),
    "empty": ("文件是空的", "the file is empty"),
    "binary": ("是二进制文件，不是文本", "a binary file, no text"),
    "encoding": ("无法识别的文本编码", "unknown or broken text encoding"),
    "unreadable": ("无法读取：{detail}", "cannot be read: {detail}"),
    "too-large": ("文件过大：{size}", "the file is too large: {size}"),
    "no-text": ("没有正文", "no text in it"),
    "duplicate": ("与 {of} 内容相同", "the same content as {of}"),
    "unwritable": ("无法写入 {path}：{detail}", "cannot write {path}: {detail}"),
    "store-and-cluster": ("--store 不能与 --engine dask 同用", "--store does not go with --engine dask"),
    "same-file": ("两个输出是同一个文件：{path}", "two outputs are the same file: {path}"),
    "store-busy": ("另一个构建正在使用存储文件：{path}", "another build is using the store: {path}"),
    "store-damaged": ("存储文件已损坏，请删除后重新构建：{path}（{detail}）", "the store is damaged, delete it and build again: {path} ({detail})"),
    "store-foreign": ("这个文件是别的数据库，不是本程序的存储文件：{path}", "this file is a database of something else and no store: {path}"),
    "store-unusable": ("无法使用存储文件 {path}：{detail}", "cannot use the store {path}: {detail}"),
    "no-dask": ("--engine dask 需要先安装：pip install 'concept-graph-explorer[dask]'", "--engine dask needs: pip install 'concept-graph-explorer[dask]'"),
    "no-scheduler": ("Dask 调度器 {path} 没有应答：{detail}", "no Dask scheduler answers at {path}: {detail}"),
    "cluster-died": ("{path} 的工作进程在同一批文章上反复中止：{detail}", "workers of {path} died over the same articles again and again: {detail}"),
    "other-version": ("集群的工作进程装的是另一个版本的 concept-graph-explorer", "the cluster's workers run another version of concept-graph-explorer"),
    "worker-died": ("读取文章的进程中止（状态 {code}），当时在读：{path}", "a process that reads articles has died (status {code}) over: {path}"),
    "lexicon": ("词典 {path} 第 {line} 行：{text}", "lexicon {path}, line {line}: {text}"),
    "lexicon-file": ("词典 {path}：{text}", "lexicon {path}: {text}"),
    "syntax": ("TOML 语法错误（{detail}）", "TOML syntax error ({detail})"),
    "name-twice": ("名称“{name}”已属于概念 {other}", "the name \"{name}\" already belongs to the concept {other}"),
    "id-twice": ("标识“{name}”已在 {other} 中", "the id \"{name}\" stands in {other} already"),
    "no-family": ("family“{name}”不存在", "there is no family \"{name}\""),
    "unknown-field": ("未知字段“{name}”", "unknown field \"{name}\""),
    "unknown-type": ("未知类型“{name}”", "unknown type \"{name}\""),
    "bad-id": ("标识“{name}”只能由小写字母、数字和单个连字符组成", "the id \"{name}\" may hold lower-case letters, digits and single hyphens only"),
    "no-name": ("概念“{name}”没有名称", "the concept \"{name}\" has no name"),
    "not-a-list": ("“{name}”应为字符串列表", "\"{name}\" must be a list of strings"),
    "not-a-boolean": ("“{name}”应为 true 或 false", "\"{name}\" must be true or false"),
    "ambiguous-stray": ("“{name}”不在名称和别名之中", "\"{name}\" is neither the name nor an alias"),
    "no-context": ("概念“{name}”的名称都有歧义，却没有 context", "all names of \"{name}\" are ambiguous and there is no context"),
}  # fmt: skip

TYPE_NAMES: Mapping[str, tuple[str, str]] = {
    "model": ("模型", "models"),
    "method": ("方法", "methods"),
    "theory": ("理论", "theories"),
    "field": ("领域", "fields"),
    "software": ("软件", "software"),
    "organization": ("机构", "organizations"),
    "person": ("人物", "people"),
    "product": ("产品", "products"),
    "dataset": ("数据集", "data sets"),
    "work": ("作品", "works"),
    "law": ("法规", "laws"),
    "event": ("事件", "events"),
    "place": ("地点", "places"),
    "other": ("其他", "other"),
}


def choose_language(environment: Mapping[str, str] = os.environ) -> Language:
    """Choose the language by the locale: Chinese for a zh locale, else English.

    >>> choose_language({"LANG": "zh_CN.UTF-8"}), choose_language({"LANG": "C"})
    ('zh', 'en')
    """
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh" if environment[name].lower().startswith("zh") else "en"
    return "en"


def say(language: Language, key: str, **words: object) -> str:
    """Give a message in a language, with its words filled in."""
    text = _TEXTS[key][LANGUAGES.index(language)]
    return text.format_map({name: str(word) for name, word in words.items()} | {}) if words else text
