"""Everything that the command line says, in Chinese and in English."""

import locale
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

LANGUAGES = ("zh", "en")

TEXTS: Mapping[str, tuple[str, str]] = {
    "help": (
        "光荣榜:把中文新闻变成可核对的表格——谁获得了什么荣誉、由谁授予、花了多少钱、办成了多少事。",
        "honorroll: from Chinese news to checked tables: who was honoured, by whom, with what, and what was spent.",
    ),
    "help.help": ("显示这个说明。", "Show this help."),
    "help.lang": (
        "界面语言:zh 或 en(缺省按系统区域)。",
        "Language of the messages: zh or en (default: the locale).",
    ),
    "help.version": ("显示版本。", "Show the version."),
    "help.run": (
        "读入文章,写出表格。不给输入时,处理本项目的语料(在项目目录之外:随包附带的示例文章)。",
        "Read articles, write tables. Without INPUT: the project's corpus (outside a checkout: the article that the "
        "package carries).",
    ),
    "help.run.inputs": (
        ".txt、.md、.html、.docx、.pdf(有文字层)、.xlsx/.csv/.tsv/.parquet(一行一篇)、.json、.jsonl、.jsonl.gz 文件,装有这些的 .zip,"
        "文件夹(含下级),或 - (标准输入,JSONL)。",
        ".txt, .md, .html, .docx, .pdf (with a text layer), .xlsx, .csv, .tsv and .parquet (an article a row), .json, .jsonl "
        "and .jsonl.gz files, .zip of these, folders (with all below them), or - for JSON lines on standard input.",
    ),
    "help.run.out": (
        "表格写到这个文件夹(缺省 honorroll-out;不给输入时为 outputs)。",
        "Folder for the tables (default: honorroll-out; outputs where there is no INPUT).",
    ),
    "help.run.format": (
        "格式,用逗号分开:csv、parquet、jsonl(每表一个文件),xlsx、sqlite(全部表在一个文件里)。",
        "Formats, with commas between: csv, parquet, jsonl (a file a table), xlsx, sqlite (all tables in one file).",
    ),
    "help.run.headers": (
        "列名用英文 en 还是中文 zh(缺省:xlsx 用中文,其余用英文)。",
        "Names of the columns: en or zh (default: Chinese in xlsx, else English).",
    ),
    "help.run.excel_safe": (
        "CSV 中像公式的文字前加撇号(=1+1 写成 '=1+1)。",
        "In CSV, put an apostrophe before text that a spreadsheet would run (=1+1).",
    ),
    "help.run.metadata": (
        "CSV 文件:article_id、published_on、title、source、url;优先于文章自带的信息。",
        "CSV file with article_id, published_on, title, source, url; it wins over what the records say.",
    ),
    "help.run.column": (
        "表格列名或 JSON 键名,可重复:text=列名(还有 title、published_on、source、publisher、url、id)。",
        "Name of a column or key, may be repeated: text=NAME (also title, published_on, source, publisher, url, id).",
    ),
    "help.run.jobs": ("并行进程数。", "Number of processes."),
    "help.run.rules": ("规则文件夹(缺省为本项目的规则)。", "Folder of rules (default: the project's own)."),
    "help.run.only": ("只写这些表,用逗号分开。", "Write only these tables, with commas between."),
    "help.run.bom": ("CSV 开头是否写 BOM(Excel 需要)。", "Begin CSV with a byte order mark, as Excel wants it."),
    "help.run.segmenter": ("分词:jieba、rjieba 或 none。", "Segmenter: jieba, rjieba or none."),
    "help.evaluate": (
        "与人工标注比较:各表的准确率、召回率、F1 和 n。",
        "Compare with a gold set: precision, recall and F1 with n for every table.",
    ),
    "help.evaluate.gold": (
        "含 articles/ 和 gold/ 的文件夹(缺省为本项目的语料)。",
        "Folder with articles/ and gold/ (default: the project's corpus).",
    ),
    "help.evaluate.tables": (
        "已经写出的表格所在的文件夹;不给则当场运行。",
        "Folder of tables that a run has written; without it the articles are run now.",
    ),
    "help.evaluate.errors": ("逐条列出错误及其上下文。", "Name every wrong item in its context."),
    "help.evaluate.form": ("输出形式:table、md、json 或 html。", "Form of the report: table, md, json or html."),
    "help.evaluate.jobs": ("并行进程数。", "Number of processes."),
    "help.evaluate.rules": ("规则文件夹。", "Folder of rules."),
    "help.evaluate.segmenter": ("分词:jieba、rjieba 或 none。", "Segmenter: jieba, rjieba or none."),
    "help.evaluate.summary": ("只列主要数字。", "The main figures only."),
    "help.evaluate.show_test": ("测试部分也逐条列出。", "Name rows of the articles kept for testing, too."),
    "help.gate.show_test": ("测试部分也逐条列出。", "Name rows of the articles kept for testing, too."),
    "help.explain.show_test": ("测试部分的文章也逐句说明。", "Explain an article kept for testing, too."),
    "explain.kept": (
        "这篇文章留作测试,只给数字;用 --show-test 查看全部。",
        "This article is kept for testing: figures only; --show-test shows all.",
    ),
    "help.gold": ("人工标注:检查、比较、起草、交换。", "Hand-labelled gold: check, compare, draft, exchange."),
    "help.gold.check": (
        "检查标注:不合之处给出文件、行、列和改法。",
        "Check a gold set; what does not fit is named with file, line, column and what to do.",
    ),
    "help.gold.check.folder": (
        "含 articles/ 和 gold/ 的文件夹(缺省为本项目的语料)。",
        "Folder with articles/ and gold/ (default: the project's corpus).",
    ),
    "help.gold.agree": (
        "两份标注的一致程度:各表的 F1 和 n。",
        "How far two labellings of the same articles agree: F1 with n for every table.",
    ),
    "help.gold.agree.first": ("第一份标注的文件夹。", "Folder of the first labelling."),
    "help.gold.agree.second": ("第二份标注的文件夹。", "Folder of the second labelling."),
    "help.gold.agree.errors": ("逐条列出不一致之处及其上下文。", "Name every difference in its context."),
    "help.gold.agree.show_test": ("测试部分也逐条列出。", "Name rows of the articles kept for testing, too."),
    "help.gold.agree.form": ("输出形式:table、md、json 或 html。", "Form of the report: table, md, json or html."),
    "help.gold.agree.rules": ("规则文件夹(用其中的简称表)。", "Folder of rules (for its table of abbreviations)."),
    "help.gold.draft": (
        "为一篇文章写出预测的标注,供人工修改。",
        "Write the rows predicted for an article, for a person to correct.",
    ),
    "help.gold.draft.article": ("文章文件。", "File with the article."),
    "help.gold.draft.out": (
        "标注文件夹(缺省 draft);可逐篇追加。",
        "Folder of the gold set (default draft); articles are added.",
    ),
    "help.gold.draft.published_on": ("发布日期。", "Publication date."),
    "help.gold.draft.rules": ("规则文件夹。", "Folder of rules."),
    "help.gold.export": (
        "把标注(或对这些文章的预测)写成其他工具的格式。",
        "Write a gold set, or what is predicted for its articles, for another tool.",
    ),
    "help.gold.export.folder": (
        "含 articles/ 和 gold/ 的文件夹(缺省为本项目的语料)。",
        "Folder with articles/ and gold/ (default: the project's corpus).",
    ),
    "help.gold.export.out": (
        "写到这里(tables 为新文件夹,其余为文件)。",
        "Where to write (tables: a new folder; else a file).",
    ),
    "help.gold.export.form": (
        "格式:tables、label-studio、doccano 或 docbin(spaCy)。",
        "Form: tables, label-studio, doccano or docbin (spaCy).",
    ),
    "help.gold.export.predicted": ("写预测而不是标注。", "Write what is predicted, not what is labelled."),
    "help.gold.export.rules": ("规则文件夹。", "Folder of rules."),
    "help.gold.import": (
        "把在其他工具里标注的结果读成新的标注文件夹。",
        "Read what was labelled in another tool into a new gold set.",
    ),
    "help.gold.import.file": ("工具导出的文件(tables 为文件夹)。", "File that the tool exported (tables: a folder)."),
    "help.gold.import.out": ("新的标注文件夹。", "The new gold folder."),
    "help.gold.import.form": (
        "格式:tables、label-studio 或 doccano。",
        "Form: tables, label-studio or doccano.",
    ),
    "help.evaluate.predictions": (
        "其他系统的结果:表格文件夹,或 Label Studio、doccano、langextract 的文件。",
        "Another system's results: a folder of tables, or a file of Label Studio, doccano or langextract.",
    ),
    "gold.written": ("已写入 {file}:{articles} 篇文章", "written to {file}: {articles} articles"),
    "gold.config": ("标注界面的配置:{file}", "the labelling interface for it: {file}"),
    "gold.lost": ("{form} 格式不含这些单元格:{cells}", "{form} does not carry these cells: {cells}"),
    "gold.fine": ("标注没有问题:{articles} 篇文章,{rows}", "The gold set is fine: {articles} articles, {rows}"),
    "gold.drafted": (
        "已写入 {folder}:{rows} 行,请逐行修改",
        "written to {folder}: {rows} rows, to be corrected by hand",
    ),
    "help.gate": (
        "与已认可的基准比较:原来对的变错了就以 1 退出,并逐条指出。",
        "Compare with the accepted baseline: exit 1 where something right became wrong, naming each item.",
    ),
    "help.gate.gold": (
        "含 articles/、gold/ 和 baseline.csv 的文件夹(缺省为本项目的语料)。",
        "Folder with articles/, gold/ and baseline.csv (default: the project's corpus).",
    ),
    "help.gate.accept": ("认可现状,更新基准。", "Accept things as they are: renew the baseline."),
    "help.gate.rules": ("规则文件夹。", "Folder of rules."),
    "help.diff": (
        "逐行比较两次运行的表格,以 CSV 输出;有差别则以 1 退出。",
        "Compare the tables of two runs row by row, as CSV; exit 1 where they differ.",
    ),
    "help.diff.before": ("前一次运行的输出文件夹。", "Folder that the earlier run wrote."),
    "help.diff.after": ("后一次运行的输出文件夹。", "Folder that the later run wrote."),
    "gate.accepted": ("已更新基准 {file}", "The baseline {file} is renewed."),
    "help.explain": (
        "逐句说明:按哪条规则找到了什么,什么没有采用、为什么。",
        "Sentence by sentence: what was found by which rule, what was rejected and why.",
    ),
    "help.explain.file": ("文章文件。", "File with the article."),
    "help.explain.text": ("直接给出文章内容。", "The article itself."),
    "help.explain.published_on": (
        "发布日期,用来推算“22日”之类。",
        "Publication date, against which 22日 and the like are resolved.",
    ),
    "help.explain.rules": ("规则文件夹。", "Folder of rules."),
    "help.explain.segmenter": ("分词:jieba、rjieba 或 none。", "Segmenter: jieba, rjieba or none."),
    "help.run.authority": (
        "自己的机构名录(CSV:name、alias、id;多个别名用 ; 分开),名称和编号以它为准。",
        "Your own list of organisations (CSV: name, alias, id; several aliases with ; between): its names and ids win.",
    ),
    "help.run.dictionary": (
        "自己的词典,jieba 格式,一行一词:词 词频 词性;nt 为机构名,nr 为人名。",
        "Your own words in jieba's form, one a line: word, frequency, part of speech; nt are organisations, nr persons.",
    ),
    "help.evaluate.authority": (
        "自己的机构名录(CSV:name、alias、id)。",
        "Your own list of organisations (name, alias, id).",
    ),
    "help.evaluate.dictionary": ("自己的词典(词 词频 词性)。", "Your own words (word, frequency, part of speech)."),
    "help.explain.authority": (
        "自己的机构名录(CSV:name、alias、id)。",
        "Your own list of organisations (name, alias, id).",
    ),
    "help.explain.dictionary": ("自己的词典(词 词频 词性)。", "Your own words (word, frequency, part of speech)."),
    "help.dict": ("查词:是否生效、在哪里。", "Look up words: do they take effect, and where."),
    "help.dict.check": (
        "逐词说明是否生效:规则文件和行、词典、在句子里的切分;有词没有生效则以 1 退出。",
        "Say of each word whether it took effect: file and line of the rules, dictionary, how a sentence is cut; exit 1 "
        "where one did not.",
    ),
    "help.dict.check.words": ("要查的词。", "The words."),
    "help.dict.check.text": ("在这段文字上显示切分。", "Show the segmentation of this text."),
    "help.dict.check.dictionary": ("自己的词典(词 词频 词性)。", "Your own words (word, frequency, part of speech)."),
    "help.dict.check.rules": ("规则文件夹。", "Folder of rules."),
    "help.dict.check.segmenter": ("分词:jieba、rjieba 或 none。", "Segmenter: jieba, rjieba or none."),
    "dict.effective": ("{word}:生效", "«{word}» took effect"),
    "dict.without_effect": ("{word}:没有生效", "«{word}» took no effect"),
    "dict.unknown": (
        "规则和词典里都没有;可写进 --dict 文件(词 词频 词性)或规则的词表。",
        "neither the rules nor a dictionary have it; write it into a --dict file or a word list of the rules",
    ),
    "dict.cut": (
        "切分:{cut}(出现 {uses} 次,独立成词 {whole} 次,认作名称 {named} 次)",
        "cut: {cut} (uses {uses}, of these one word {whole}, taken for a name {named})",
    ),
    "error.user": ("名录或词典不能使用,共 {n} 处问题:", "The list or dictionary cannot be used; problems: {n}"),
    "user.columns": (
        "第一行没有这些列:{given};请写 name,alias,id",
        "the first line names no column {given}; write name,alias,id",
    ),
    "user.csv": ("不是正确的 CSV:{given};检查引号", "this is no CSV: {given}; look at the quotes"),
    "user.too_many_cells": (
        "格子比表头多:«{given}»;含逗号的名称请加引号",
        "more cells than the first line: «{given}»; put quotes round a name with a comma",
    ),
    "user.name": (
        "名称太短:«{given}»;至少两个字",
        "the name «{given}» is too short; write two characters at least",
    ),
    "user.two_ids": ("«{given}» 有两个编号;留一个", "«{given}» has two ids; keep one"),
    "user.two_names": (
        "«{given}» 指向两个机构;每个别名只能属于一个",
        "«{given}» stands for two organisations; give it to one",
    ),
    "user.line": (
        "看不懂这一行:«{given}»;请写:词 词频 词性,如 青云集团 10 nt",
        "this line cannot be read: «{given}»; write word, frequency, part of speech, such as «青云集团 10 nt»",
    ),
    "user.tag": (
        "没有词性 «{given}»;机构用 nt,人名用 nr,地名用 ns,名词用 n",
        "there is no part of speech «{given}»; nt is an organisation, nr a person, ns a place, n a noun",
    ),
    "user.two_words": (
        "«{given}» 给了两次,词频或词性不同;留一行",
        "«{given}» is given twice and differs; keep one line",
    ),
    "user.unreadable": ("读不了:{given}", "it cannot be read: «{given}»"),
    "user.no_text": (
        "不是文本(或编码不明):{given};请存为 UTF-8",
        "«{given}» is no text in a known encoding; save it as UTF-8",
    ),
    "help.rules": ("检查、试验、列出规则。", "Check, test and list the rules."),
    "help.rules.check": (
        "检查规则文件:写错之处给出文件、行、列和改法。",
        "Check the rule files; what is wrong is named with file, line, column and what to do.",
    ),
    "help.rules.check.folder": ("规则文件夹。", "Folder of rules."),
    "help.rules.test": (
        "运行规则所带的全部例句。",
        "Run all examples of the rules.",
    ),
    "help.rules.test.folder": ("规则文件夹。", "Folder of rules."),
    "help.rules.list": ("列出全部规则和词表。", "List all rules and word lists."),
    "help.rules.list.folder": ("规则文件夹。", "Folder of rules."),
    "usage.choose": ("不认识“{given}”;可用:{known}", "«{given}» is not known; there are {known}"),
    "usage.column": (
        "--column 应写成 部分=列名,部分为 {known};这里是“{given}”",
        "write --column PART=NAME with one of {known}; here it is «{given}»",
    ),
    "usage.explain": ("请给出文章文件或 --text。", "Name a file, or give the article with --text."),
    "usage.rjieba": (
        "没有安装 rjieba:pip install 'honorroll[fast]'",
        "rjieba is not installed: pip install 'honorroll[fast]'",
    ),
    "error.rules": ("规则不能使用,共 {n} 处问题:", "The rules cannot be used; problems: {n}"),
    "error.metadata": ("元数据不能使用:{reason}", "The metadata cannot be used: {reason}"),
    "error.gold": ("标注不能使用:{reason}", "The gold set cannot be used: {reason}"),
    "error.write": ("写不出结果:{reason};原有文件没有改动。", "Cannot write: {reason}; the files there are unchanged."),
    "error.nothing": ("没有找到可读的文章。", "Nothing was found to read."),
    "run.title": ("光荣榜", "honorroll"),
    "run.counts": (
        "{articles} 篇文章,{sentences} 句,{characters} 字",
        "{articles} articles, {sentences} sentences, {characters} characters",
    ),
    "run.failures": ("{n} 个输入没有处理成功", "{n} inputs could not be processed"),
    "run.table": ("表", "table"),
    "run.rows": ("行数", "rows"),
    "run.meaning": ("一行是", "a row is"),
    "run.preview": ("荣誉(前 {n} 条)", "honours (the first {n})"),
    "run.honoree": ("获奖者", "who"),
    "run.award": ("荣誉", "honour"),
    "run.awarders": ("授予单位", "by whom"),
    "run.written": ("已写入 {folder}", "written to {folder}"),
    "run.seconds": ("{seconds} 秒,每秒 {speed} 字", "{seconds} s, {speed} characters a second"),
    "run.progress": ("{articles} 篇,{characters} 字", "{articles} articles, {characters} characters"),
    "run.more": ("……另有 {n} 个,见 failures 表", "… and {n} more, see the table failures"),
    "warning.dates": (
        "{n} 篇文章的发布日期无效,按没有处理(应为 2021、2021-04 或 2021-04-22):{ids}",
        "{n} articles have a publication date that is none; it counts as absent (write 2021, 2021-04 or 2021-04-22): "
        "{ids}",
    ),
    "warning.metadata": (
        "元数据中有 {n} 个 article_id 没有对应的文章:{ids}",
        "{n} article_ids of the metadata are no article's: {ids}",
    ),
    "rules.fine": ("规则没有问题:{n} 条规则和词表。", "The rules are fine: {n} rules and word lists."),
    "rules.passed": ("{n} 个例句全部通过。", "All {n} examples come out."),
    "rules.failed": ("{total} 个例句中有 {n} 个没有通过。", "{n} of {total} examples do not come out."),
    "failure.NotFound": ("没有这个文件或文件夹", "there is no such file or folder"),
    "failure.NotAllowed": ("没有读取权限", "this may not be read"),
    "failure.NotText": ("不是文本(或编码不明)", "this is no text in a known encoding"),
    "failure.NoText": ("没有内容", "it holds no text"),
    "failure.NotJson": ("不是 JSON(或嵌套过深)", "this is no JSON, or nested too deeply"),
    "failure.NotARecord": ("不是 JSON 对象", "this is no JSON object"),
    "failure.SameId": ("编号与前面的文章重复", "an article of this name was read before"),
    "failure.SameFile": ("同一文件给了两次", "this file was named before"),
    "failure.TooLong": ("太长", "it is too long"),
    "failure.UnknownFormat": (
        "格式不支持(可读 .txt、.md、.html、.docx、.pdf、.xlsx、.csv、.tsv、.parquet、.json、.jsonl、.jsonl.gz、.zip)",
        "the format is not known (.txt, .md, .html, .docx, .pdf, .xlsx, .csv, .tsv, .parquet, .json, .jsonl, .jsonl.gz "
        "and .zip are)",
    ),
    "failure.NotAFile": ("不是文件", "this is no file"),
    "failure.OutsideInput": ("链接或路径指向输入之外,不予读取", "this link or path leads out of its input"),
    "failure.HalfCharacter": ("含有半个代理对字符", "it holds half a surrogate pair"),
    "failure.EOFError": ("压缩文件不完整", "the compressed file is cut off"),
    "failure.BadGzipFile": ("不是 gzip 文件", "this is no gzip file"),
    "failure.Bomb": ("解压后异常庞大(压缩炸弹),不予读取", "it unpacks to far more than its size and is not read"),
    "failure.Nested": ("压缩包里的压缩包不读,请先解开", "an archive in an archive is not read; unpack it first"),
    "failure.Encrypted": ("有密码保护", "it is protected by a password"),
    "failure.Entities": ("文件里声明了 XML 实体,不予读取", "it declares XML entities and is not read"),
    "failure.Scan": (
        "是扫描件,没有文字层;请先做文字识别(OCR)",
        "these are pictures without text; recognise the text (OCR) first",
    ),
    "failure.Damaged": ("文件已损坏,或内容与后缀不符", "it is damaged, or not what its suffix says"),
    "failure.TooSlow": ("读取时间过长,已放弃", "reading it took too long and was given up"),
    "failure.ReaderDied": (
        "读取进程中途退出,可能内存不足",
        "the process that read it ended, perhaps for want of memory",
    ),
    "failure.NoTextColumn": (
        "没有名为“正文”“内容”或 text 的列;请用 --column text=列名 指明",
        "no column is called text, «正文» or «内容»; name it with --column text=NAME",
    ),
    "failure.WorkerDied": ("处理进程中途退出", "the worker died over it"),
    "table.articles": ("一篇文章", "an article that was read"),
    "table.honours": ("一位获奖者和一项荣誉", "an honoree and an award"),
    "table.honour_awarders": ("一项荣誉的一个授予单位", "a body that conferred it"),
    "table.awards": ("一个奖项", "an award, normalised"),
    "table.honours_flat": ("一项荣誉的全部信息(便于阅读)", "an honour with all about it, for reading"),
    "table.persons": ("一个人", "a person"),
    "table.posts": ("一个人的一个职务", "a post of a person"),
    "table.organisations": ("一个机构", "an organisation"),
    "table.organisation_mentions": ("一处提到机构的地方", "a place where one is named"),
    "table.amounts": ("一笔金额", "a sum of money"),
    "table.counts": ("一个数量", "a quantity"),
    "table.ledger": ("一个数字或表彰用词的去向", "what became of a numeral or award word"),
    "table.failures": ("一个没有处理成功的输入", "an input that could not be processed"),
}


@dataclass(frozen=True, slots=True)
class Messages:
    """The messages in one language, "zh" or "en"."""

    language: str

    def __call__(self, key: str, **fields: object) -> str:
        """The message `key` with its fields filled in; whole numbers get thousands separators."""
        shown = {name: f"{value:,}" if isinstance(value, int) else value for name, value in fields.items()}
        return TEXTS[key][LANGUAGES.index(self.language)].format(**shown)

    def failure(self, error: str, message: str) -> str:
        """What to say of a failure: the message for its class of error where there is one, else its own."""
        return self(f"failure.{error}") if f"failure.{error}" in TEXTS else message


def take_language(arguments: Sequence[str]) -> tuple[str | None, list[str]]:
    """The value of `--lang` wherever it stands in the arguments, and the arguments without it."""
    written: str | None = None
    rest: list[str] = []
    items = iter(arguments)
    for item in items:
        if item == "--":
            rest += [item, *items]
        elif item == "--lang":
            written = next(items, "")
        elif item.startswith("--lang="):
            written = item.removeprefix("--lang=")
        else:
            rest.append(item)
    return written, rest


def locale_language(environment: Mapping[str, str]) -> str:
    """The language of the user's locale: zh for Chinese, else en."""
    names = [environment.get(name, "") for name in ("LC_ALL", "LC_MESSAGES", "LANG")]
    name = next(filter(None, names), None) or locale.getlocale()[0] or ""
    return "zh" if name.lower().startswith(("zh", "chinese")) else "en"
