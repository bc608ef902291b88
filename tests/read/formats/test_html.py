from __future__ import annotations

from tests.read.reading import read, shown, texts

PAGE = """<!DOCTYPE html>
<html lang="zh"><head><title>题目 - 某站</title>
<meta name="author" content="张三">
<meta property="article:published_time" content="2024-05-06T07:08:09+08:00">
<link rel="canonical" href="https://example.com/a?b=1">
<style>.a{color:red}</style><script>var secret = "脚本";</script></head>
<body><nav><a href="/">首页</a><a href="/b">导航</a></nav>
<article><h1>题目</h1>
<p>第一段讲 <strong>大模型</strong>，见<a href="https://example.com/x">这篇论文</a>，
   也讲 A&nbsp;&amp;&nbsp;B。<br>换行之后。</p>
<h2>小节</h2>
<figure><img src="x.png" alt="图"><figcaption>图中是一只猫。</figcaption></figure>
<ul><li>甲项</li><li>乙项<ul><li>丙项</li></ul></li></ul>
<blockquote><p>引用的话。</p></blockquote>
<pre><code>x = 1
y = 2</code></pre>
<table><tr><td>单元</td></tr></table>
<script>alert("运行")</script>
</article><footer>页脚</footer></body></html>"""


def test_a_page_becomes_blocks() -> None:
    article = read(PAGE, "html")
    assert (article.title, article.author) == ("题目", "张三")
    assert article.published == "2024-05-06T07:08:09+08:00"
    assert article.url == "https://example.com/a?b=1"
    assert shown(PAGE, "html") == [
        ("title", None, "题目"),
        ("paragraph", None, "第一段讲 大模型，见这篇论文， 也讲 A & B。"),
        ("paragraph", None, "换行之后。"),
        ("heading", None, "小节"),
        ("caption", None, "图中是一只猫。"),
        ("list", None, "甲项"),
        ("list", None, "乙项"),
        ("list", None, "丙项"),
        ("quote", None, "引用的话。"),
        ("code", None, "x = 1\ny = 2"),
        ("paragraph", None, "单元"),
    ]


def test_the_title_of_the_page_serves_where_no_heading_is() -> None:
    assert shown("<title>某题</title><p>正文在此。</p>", "html") == [
        ("title", None, "某题"),
        ("paragraph", None, "正文在此。"),
    ]


def test_an_interview_with_bold_names() -> None:
    page = (
        "<h1>对话</h1><p><b>某刊：</b>什么是微调？</p><p><b>王小明：</b>继续训练。</p><p>还有数据。</p>"
        "<p><b>某刊：</b>谢谢。</p><p><b>王小明：</b>再见。</p>"
    )
    assert shown(page, "html")[1:4] == [
        ("turn", "某刊", "什么是微调？"),
        ("turn", "王小明", "继续训练。"),
        ("turn", "王小明", "还有数据。"),
    ]


def test_broken_markup_is_read() -> None:
    assert texts("<p>一<p>二 <b>三<div>3 < 4 且 a<b", "html") == ["一", "二 三", "3 < 4 且 a<b"]


def test_no_address_that_runs_is_taken() -> None:
    page = '<link rel="canonical" href="javascript:alert(1)"><p>正文在此。</p>'
    assert read(page, "html").url is None
