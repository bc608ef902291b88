"""What the rules find outside any lexicon."""

from graph.extract import Extractor
from graph.extract.type_cues import type_by_context
from graph.lexicon import Lexicon
from graph.lexicon.load import parse_lexicon
from graph.model import Candidate, Definition, Sentence
from graph.segment.chinese import tag_words

EXTRACTOR = Extractor(Lexicon())


def extract(
    *texts: str, kind: str = "paragraph", speaker: str | None = None
) -> tuple[tuple[Candidate, ...], tuple[Definition, ...]]:
    sentences = [Sentence(i, "a", i, kind, speaker, text) for i, text in enumerate(texts)]  # type: ignore[arg-type]
    return EXTRACTOR.extract(sentences, tag_words(texts))


def names(*texts: str, **where: str) -> dict[str, str]:
    candidates, _ = extract(*texts, **where)  # type: ignore[arg-type]
    return {c.surface: c.type for c in candidates}


def test_every_candidate_is_its_text() -> None:
    texts = ["我们用「稀疏激活」的概念，读《深度学习》，与約翰·麥卡錫（John McCarthy）谈 Robustness Gym。"]
    candidates, _ = extract(*texts)
    assert candidates
    assert all(texts[c.sentence][c.start : c.end] == c.surface for c in candidates)


def test_latin_names_but_no_plain_words() -> None:
    found = names("他们的 team 用 mergekit 和 SGLang 做 K2-65B，skill set 不同，CEO 说 OK")
    assert {"mergekit", "SGLang", "K2-65B"} <= set(found)
    assert not {"team", "skill", "set", "CEO", "OK", "skill set"} & set(found)


def test_a_name_keeps_its_parts() -> None:
    found = names("Allen Institute for AI 和 LFAI & Data 基金会，Karl J. Friston 教授")
    assert {"Allen Institute for AI", "LFAI & Data", "Karl J. Friston"} <= set(found)
    assert found["Karl J. Friston"] == "person"


def test_conferences_with_a_year_are_events() -> None:
    assert names("论文发表于 ICLR 2023")["ICLR 2023"] == "event"


def test_a_capitalized_everyday_word_needs_a_second_witness() -> None:
    assert "Bridge" not in names("看到 Bridge 一次")
    assert "Sonic" in names("推出 Sonic，又用 Sonic")


def test_works_keep_their_marks() -> None:
    found = names("我读《主动推理》，也读《新闻周刊》杂志，看了《数据保护条例》")
    assert found["《主动推理》"] == "work"
    assert found["《新闻周刊》杂志"] == "organization"
    assert found["《数据保护条例》"] == "law"


def test_people_by_title_and_by_sound() -> None:
    found = names("创始人王小川表示同意。", "科学家约翰·麦卡锡提出了它", "王小川又说")
    assert found["王小川"] == "person"
    assert found["约翰·麦卡锡"] == "person"


def test_the_speaker_is_a_person_where_named() -> None:
    assert names("很高兴请到黄之鹏先生", speaker="黄之鹏")["黄之鹏"] == "person"


def test_a_latin_word_before_a_kind_of_firm_makes_no_name() -> None:
    found = names("很多 infra 公司在融资，AI First 初创公司也是，还有 data infra 公司")
    assert not {"infra 公司", "First 初创公司", "data infra 公司"} & set(found)


def test_a_single_latin_name_behind_a_role_is_a_person() -> None:
    found = names("前语雀设计师、现联合创始人 Suki 在即刻上分享了它")
    assert found["Suki"] == "person"


def test_an_adverb_is_no_given_name() -> None:
    assert "曾将" not in names("研究员曾将模型开源，作者曾在大学任教")


def test_bracketed_definitions() -> None:
    _, definitions = extract("可信执行环境（TEE）很重要", "自由能原理（Free Energy Principle）也是")
    assert {(d.short, d.long) for d in definitions} == {
        ("TEE", "可信执行环境"),
        ("Free Energy Principle", "自由能原理"),
    }


def test_a_bracket_that_lists_defines_nothing() -> None:
    _, definitions = extract("模型稳健性（Robustness Gym、Mandoline）")
    assert definitions == ()


def test_plain_english_in_brackets_defines_nothing() -> None:
    _, definitions = extract("训练用的预算（budget）很大")
    assert definitions == ()


def test_organizations_by_their_last_word() -> None:
    found = names("书由浙江人民出版社出版，一家日本公司说不")
    assert found["浙江人民出版社"] == "organization"
    assert "日本公司" not in found


def test_terms_by_their_place() -> None:
    found = names("知识插件：把知识交给模型。", "知识插件可以组合。", kind="list")
    assert "知识插件" in found


def test_repeated_compounds_are_terms() -> None:
    text = "稀疏分化现象存在。", "研究稀疏分化。", "没有稀疏分化，则不行。"
    assert "稀疏分化" in names(*text)


def test_everyday_words_alone_are_no_terms() -> None:
    found = names(
        "现实世界存在。", "研究现实世界。", "没有现实世界，则不行。", "行业企业、平台企业和科技企业都来了"
    )
    assert not {"现实世界", "行业企业", "平台企业", "科技企业"} & set(found)
    assert "要点回顾" not in names("要点回顾", kind="heading")
    assert "稀疏路由" in names("稀疏路由", kind="heading")


def test_quoted_everyday_words_are_terms_where_they_are_a_phrase() -> None:
    found = names("这就是「数据代替逻辑」，还有「对话框」和「外部环境」", "数据代替逻辑来自对话框和外部环境")
    assert "数据代替逻辑" in found
    assert not {"对话框", "外部环境"} & set(found)


def test_what_leads_into_an_enumeration_is_no_part_of_it() -> None:
    found = names("加入的有如甲乙智联、丙丁科技、戊己集团", "创始人王小川所在的丙丁公司")
    assert not any(name.startswith("如") for name in found)


def test_accounts_quarters_and_functions_are_no_names() -> None:
    found = names(
        "公众号（ID：somewriter）在 2023 年 Q4 说 Step-1 之后调用 _runner() 函数，证书 S0080522050001"
    )
    assert not {"somewriter", "Q4", "Step-1", "runner", "S0080522050001"} & set(found)


def test_a_report_in_a_newspaper_is_the_papers() -> None:
    assert "《纽约时报》" in names("据《纽约时报》报道，它来了")


def test_english_text_is_read_too() -> None:
    found = names("The team at Cartesia built Mandoline, and Thomas Wolf of Cartesia liked it.")
    assert {"Cartesia", "Mandoline", "Thomas Wolf"} <= set(found)
    assert "The" not in found


def test_a_bare_enumeration_mark_is_no_list() -> None:
    assert names("甲、等、乙", "见（、）等") == {}


def test_beside_two_firms_the_others_are_firms() -> None:
    found = names("浙江人民出版社、麻省理工学院、甲乙智联等都参加了")
    assert found["甲乙智联"] == "organization"


def test_a_described_item_of_a_newsletter_is_a_name() -> None:
    sentences = [
        Sentence(0, "a", 0, "list", None, "Easy Resizer"),
        Sentence(1, "a", 0, "list", None, "一个在线工具，批量调整图片的大小。"),
        Sentence(2, "a", 1, "list", None, "我们为什么转向它"),
        Sentence(3, "a", 1, "list", None, "一篇文章。"),
    ]
    candidates, _ = EXTRACTOR.extract(sentences, tag_words([s.text for s in sentences]))
    assert [(c.surface, c.type) for c in candidates if c.rule == "item"] == [("Easy Resizer", "software")]


def test_siblings_of_coined_terms_are_terms() -> None:
    texts = ("知识插件：把知识交给模型。", "记忆插件：保存较长的文本。", "还有更小的、更快的压缩插件。")
    assert "压缩插件" in names(*texts, kind="list")


def test_a_column_is_no_concept() -> None:
    sentences = [
        Sentence(0, "a", 0, "title", None, "开源的未来｜智者漫谈"),
        Sentence(1, "a", 1, "paragraph", None, "欢迎来到名为「智者漫谈」的节目，「智者漫谈」今天谈开源。"),
    ]
    candidates, _ = EXTRACTOR.extract(sentences, tag_words([s.text for s in sentences]))
    assert "智者漫谈" not in {c.surface for c in candidates}


def test_sciences_and_techniques_of_the_dictionary_are_terms() -> None:
    found = names("他研究心理学和博弈论，用搜索引擎，在清华大学教学，无论如何")
    assert (found["心理学"], found["博弈论"], found["搜索引擎"]) == ("field", "theory", "software")
    assert "无论" not in found
    assert "教学" not in found


def test_a_possessive_is_no_part_of_a_name() -> None:
    found = names("We like Quibbleworks's Zephyria-7B and O'Reilly.")
    assert {"Quibbleworks", "Zephyria-7B", "O'Reilly"} <= set(found)


def test_running_english_in_a_chinese_text_brings_in_no_names() -> None:
    texts = (
        "模型被要求续写这样的一句话，再看结果如何，",
        "例如 Borin walked along the river and talked with Mavka about 天气。",
    )
    assert not {"Borin", "Mavka"} & set(names(*texts))


def test_an_address_in_brackets_is_no_name() -> None:
    assert "juejin.cn" not in names("由掘金社区（juejin.cn）举办")


def test_both_names_in_a_bracket_are_the_terms() -> None:
    _, definitions = extract("随机规划方法（Two-Stage Stochastic Programming，2SP）有效")
    assert {d.short for d in definitions} == {"Two-Stage Stochastic Programming", "2SP"}


def test_wrong_cuts_and_clauses_are_no_terms() -> None:
    texts = (
        "新的跨域请求很多，",
        "一个跨域请求被拒，",
        "再发跨域请求，",
        "它促进神经元生长，",
        "也促进神经元连接。",
    )
    found = names(*texts)
    assert "域请求" not in found
    assert "促进神经元" not in found


def test_a_name_that_the_text_says_outright_needs_no_other_rule() -> None:
    _, definitions = extract("浙江人民出版社，又称浙江人民书局，成立很早")
    assert ("浙江人民书局", "浙江人民出版社") in {(d.short, d.long) for d in definitions}


def test_no_term_begins_with_the_end_of_a_word() -> None:
    texts = ("适配性预算分配很好，", "这种适配性预算分配，", "用适配性预算分配，")
    assert "性预算分配" not in names(*texts)


def test_raised_numbers_are_part_of_a_name_and_counts_are_none() -> None:
    found = names("微软的 AI²BMD 模拟了 600+ 个原子")
    assert "AI²BMD" in found
    assert "600+" not in found


def test_names_that_take_in_a_plain_word_or_a_letter() -> None:
    found = names(
        "「New Era」与它合作，第三波叫「Lap Three」", "用 Diff pruning 剪枝，地方叫 Station F，也谈 To B"
    )
    assert {"New Era", "Lap Three", "Diff pruning", "Station F"} <= set(found)
    assert not {"Era", "Lap", "Diff", "Station", "To B"} & set(found)


def test_an_everyday_word_in_capitals_needs_a_word_that_calls_it_a_name() -> None:
    found = names("它的 Level 很高，Level 是关键", "公司推出 Sonic，大家喜欢 Sonic")
    assert "Level" not in found
    assert "Sonic" in found


def test_a_heading_in_both_scripts_is_a_term_where_it_ends_as_one() -> None:
    assert names("PEFT 剪枝策略：即将剪枝用于它。")["PEFT 剪枝策略"] == "method"
    assert "RAG 是什么" not in names("RAG 是什么：一种检索。")


def test_a_branch_of_a_university_with_a_latin_place() -> None:
    assert "加州大学 Riverside 分校" in names("来自加州大学 Riverside 分校的研究者")


def test_persons_by_a_foreign_name_behind_a_title_and_without_the_dot() -> None:
    found = names("引用了导演特吕弗的话", "迈克尔·杰克逊的传记片", "迈克尔杰克逊传记片发布")
    assert {"特吕弗", "迈克尔·杰克逊", "迈克尔杰克逊"} <= {n for n, t in found.items() if t == "person"}
    assert names("分析师郭明錤近日发布")["郭明錤"] == "person"


def test_a_work_by_the_first_part_of_its_title() -> None:
    found = names("动画《降世神通：最后的气宗》的剧集", "降世神通真人剧集发布")
    assert found["降世神通"] == "work"


def test_straight_quotation_marks_quote_as_well() -> None:
    found = names('深度学习训练平台"萤火一号"总投资近2亿元')
    assert "萤火一号" in found


def test_titles_by_their_label_and_with_their_translation() -> None:
    found = names(
        "论文标题：Planning In Natural Language Improves Search",
        "经典文章《The Bitter Lesson（苦涩的教训）》说",
    )
    assert found["Planning In Natural Language Improves Search"] == "work"
    assert {"The Bitter Lesson", "苦涩的教训"} <= set(found)
    found = names("发表于《先进医疗材料（Advanced Healthcare Materials）》杂志")
    assert found["先进医疗材料"] == found["Advanced Healthcare Materials"] == "organization"


def test_a_part_is_named_by_all_its_nouns() -> None:
    found = names("通过记忆管理模块解决这个问题")
    assert "记忆管理模块" in found
    assert "管理模块" not in found


def test_a_measure_is_no_term() -> None:
    assert "小时待命" not in names("从 24 小时待命中出来", "24 小时待命很累", "不再 24 小时待命了")


def test_a_person_whose_surname_is_also_a_measure_word() -> None:
    assert names("正如 COO 张帆所言")["张帆"] == "person"
    assert "和团队" not in names("负责人和团队本人都来了，他和团队表示同意")


def test_the_end_of_a_long_form_is_not_its_acronym() -> None:
    _, definitions = extract("基于嵌入的检索（EBR）和令牌间时间（TBT）", "开放指令通用数据集（OIG）")
    assert not {"EBR", "TBT", "OIG"} & {d.short for d in definitions}


def test_a_long_form_and_its_translation_in_one_bracket() -> None:
    _, definitions = extract("XQG（Xenon Quick Generation，氙快生成）很好")
    assert {(d.short, d.long) for d in definitions} == {
        ("XQG", "Xenon Quick Generation"),
        ("氙快生成", "XQG"),
    }


def test_a_name_that_brackets_render_in_many_ways_is_no_gloss() -> None:
    _, definitions = extract(
        "披萨函数（Function Calling）",
        "代理函数（Function Calling）",
        "消息函数（Function Calling）",
        "数学函数（Function Calling）",
    )
    assert definitions == ()


def test_everyday_words_in_capitals_that_are_glossed_are_terms() -> None:
    found = names("分为感知（Perception）和规划", "其中 Perception 最难，Level 也高，Level 很高")
    assert "Perception" in found
    assert "Level" not in found


def test_days_and_peoples_are_no_names_but_parts_of_some() -> None:
    found = names("On Thursday, American Airlines met American workers.", "I'm sure that Thursday is fine.")
    assert "American Airlines" in found
    assert not {"Thursday", "American", "I'm"} & set(found)


def test_noun_phrases_are_terms_of_english_articles_only() -> None:
    texts = (
        "Vendors like direct monetization because it is simple.",
        "We compare direct monetization with bundles and with many new things.",
        "The error budget of a firm changes, and they use many new things.",
    )
    found = names(*texts)
    assert {"direct monetization", "error budget"} <= set(found)
    assert not any("new" in name or "things" in name for name in found)
    chinese = "中文的文章里提到 direct monetization 和 error budget 三次"
    assert not {"direct monetization", "error budget"} & set(names(chinese, *["中文的句子。"] * 20))


def test_verbs_are_no_part_of_english_terms() -> None:
    found = names(
        "Track staleness metrics before the builders face the problem.",
        "Launching chatbots is hard, and it prioritizes reliability.",
        "Use Mandolix Studio when you can.",
        "Why Mandolix Studio Is Great",
    )
    assert "Mandolix Studio" in found
    assert not {
        "Track staleness metrics",
        "builders face",
        "Launching chatbots",
        "prioritizes reliability",
        "Use Mandolix Studio",
    } & set(found)


def test_what_a_name_does_is_no_term() -> None:
    found = names(
        "Accuracy falls as the input length increases.",
        "We compare semantic matching, and Mandolix models do too.",
        "Some use semantic matching; Mandolix models are others.",
    )
    assert {"input length", "semantic matching"} <= set(found)
    assert not {"input length increases", "Mandolix models"} & set(found)


def test_what_heads_an_item_of_an_english_list() -> None:
    found = names(
        "3) Weak-to-Strong Gardening - demonstrates how small plants help large ones.",
        "Client diversity: are you serving several gardens?",
        "Note: this is nothing.",
        kind="list",
    )
    assert found["Weak-to-Strong Gardening"] == "work"
    assert "Client diversity" in found
    assert "Note" not in found


def test_a_letter_in_brackets_is_no_part_of_a_name() -> None:
    assert not any(
        "(" in name for name in names("The Mandolix (Q) and the Question (C) are used by everyone.")
    )


def test_a_given_name_alone_is_a_person() -> None:
    assert names("Then Antoine told us about the garden.")["Antoine"] == "person"


def test_a_bracket_renders_the_whole_phrase_before_it() -> None:
    _, definitions = extract("常用的有循环神经网络（RNN）和卷积神经网络（CNN）")
    assert {(d.short, d.long) for d in definitions} == {("RNN", "循环神经网络"), ("CNN", "卷积神经网络")}


def test_pieces_of_identifiers_and_numbers_of_sections_are_no_names() -> None:
    found = names("双击 run_nvidia_gpu.bat 运行，用 OPENAI_FUNCTIONS 类型", "A.1 看产品", "A.2 看团队")
    assert not {"nvidia", "OPENAI", "A.1", "A.2"} & set(found)
    found = names("2.2.1ChatPDZ 是一款工具，V1.0 发布")
    assert "ChatPDZ" in found
    assert "V1.0" not in found


def test_remarks_in_brackets_bring_in_no_names() -> None:
    remarks = [
        f"{what}函数（Function Calling）很重要" for what in ("披萨信息", "温度查询", "天气查询", "地址查询")
    ]
    assert not any("函数" in name for name in names(*remarks))
    assert "5min" not in names("产品课题（5min）和提问环节（5min）")


def test_a_verb_and_its_object_are_no_name() -> None:
    extractor = Extractor(
        parse_lexicon(
            [
                (
                    "t.toml",
                    "type = 'method'\n[concepts]\ntool-creation = { name = '工具创建' }\nbig = { name = '大数据' }\nstrong = { name = '强人工智能' }",
                )
            ]
        )
    )

    def found(text: str) -> set[str]:
        return {
            c.surface
            for c in extractor.extract([Sentence(0, "a", 0, "paragraph", None, text)], tag_words([text]))[0]
            if c.concept
        }

    assert found("用过渡工具创建了内容") == found("在大数据集的训练下") == set()
    assert found("要加强人工智能场景的建设") == set()
    assert found("什么是强人工智能") == {"强人工智能"}
    assert found("从工具创建到售后") == found("工具创建很难") == {"工具创建"}


def test_lists_and_sentences_say_what_a_name_is() -> None:
    found = names(
        "BetterOp、CoachHob 和许多其他供应商",
        "EVEscapex 是一种新的深度学习模型，能预测",
        "语言有 Mandolix、Jambix 等语言",
    )
    assert found["BetterOp"] == found["CoachHob"] == "organization"
    assert found["EVEscapex"] == "model"
    assert found["Mandolix"] == "software"


def test_a_long_list_is_read_in_one_way_and_at_once() -> None:
    for rest in ("和" * 200, " , a b c d e" * 60, "、甲乙丙丁" * 60):
        assert type_by_context("Foo" + rest, 0, 3) == ""
    assert type_by_context("Foo、快手和 Bar 这样的公司", 0, 3) == "organization"


def test_a_heading_that_the_text_never_comes_back_to_is_no_term() -> None:
    assert "大象转身" not in names("大象转身", kind="heading")


def test_a_long_form_may_hold_a_latin_word() -> None:
    _, definitions = extract("他们看 Token 响应时间（TTFT），也用基于嵌入的检索（EBR）")
    assert {(d.short, d.long) for d in definitions} == {("TTFT", "Token 响应时间")}


def test_a_name_goes_on_over_a_preposition() -> None:
    found = names("第二级是 Scalable Gardens with AI Research Assistance，还有 Pets at Home 公司")
    assert {"Scalable Gardens with AI Research Assistance", "Pets at Home"} <= set(found)


def test_levels_are_no_models_and_their_ranges_no_names() -> None:
    found = names("Babelix-7B 和 Mandolix-8B 两个模型处于 L2，还没有到 L3-L4", "L2 是模型的一个级别")
    assert found["L2"] == "other"
    assert "L3-L4" not in found


def test_an_account_is_no_name() -> None:
    assert not {"qxjkzzw", "qxjkzzv"} & set(names("请加微信（qxjkzzw）联系", "微信号：qxjkzzv"))


def test_a_word_that_begins_like_a_surname_is_no_person() -> None:
    assert "任务上" not in names("在特定任务上博士级别的智能")


def test_sizes_are_no_names() -> None:
    found = names("内存为 1 GiB DDR9，起售（12+256GB）价格不变")
    assert not {"GiB DDR9", "GiB", "12+256GB"} & set(found)


def test_a_bare_version_makes_no_model() -> None:
    assert names("Babelix 7.0 发布了，很好")["Babelix 7.0"] == ""
    assert names("他们训练了 Babelix-7B")["Babelix-7B"] == "model"
