"""What can be wrong with a file, a recipe, a row or an undo."""

from yingdan.kernel.errors import AppError, Conflict, Invalid
from yingdan.kernel.texts import register_texts


class FileProblem(AppError):
    """A file that cannot be read as a table; the code says why."""

    code, status = "import_file_unreadable", 422


class RecipeProblem(Invalid):
    """A mapping that cannot work; the code says why."""

    code = "import_recipe_wrong"


class ImportState(Conflict):
    """The import is not in the state that this step needs."""

    code = "import_wrong_state"


class CellProblem(Exception):
    """One value that cannot be what its field needs."""

    def __init__(self, code: str, **params: object) -> None:
        super().__init__(code)
        self.code = code
        self.params = params


register_texts(
    {
        "import_file_unreadable": (
            "“{file}”打不开：文件已损坏，或不是 Excel 工作簿。请用 Excel 或 WPS 打开并另存为 .xlsx 后再上传",
            "“{file}” cannot be opened: it is damaged or no Excel workbook. Save it as .xlsx in Excel and upload again",
        ),
        "import_file_empty": ("“{file}”是空文件", "“{file}” is empty"),
        "import_file_no_rows": ("“{file}”只有表头，没有数据", "“{file}” has a header but no rows"),
        "import_file_encrypted": (
            "“{file}”设有密码，请先取消密码再上传",
            "“{file}” is protected by a password; remove it and upload again",
        ),
        "import_file_html": (
            "“{file}”其实是网页，请在 Excel 中另存为 .xlsx 后再上传",
            "“{file}” is really a web page; save it as .xlsx in Excel and upload again",
        ),
        "import_file_binary": (
            "“{file}”不是表格文件，请上传 .xlsx、.xls、.csv 或 .tsv",
            "“{file}” is no table; upload .xlsx, .xls, .csv or .tsv",
        ),
        "import_file_too_big": (
            "“{file}”有 {size} MB，最大 {max} MB，请拆分后再上传",
            "“{file}” has {size} MB, the limit is {max} MB; split it and upload again",
        ),
        "import_too_many_files": ("一次最多上传 {max} 个文件", "At most {max} files at a time"),
        "import_no_files": ("请选择要导入的文件", "Choose the files to import"),
        "import_encoding_unknown": (
            "“{file}”的文字编码无法识别，请另存为 UTF-8 后再上传",
            "The character encoding of “{file}” is unknown; save it as UTF-8 and upload again",
        ),
        "import_sheet_missing": ("“{file}”里没有工作表“{sheet}”", "“{file}” has no sheet “{sheet}”"),
        "import_cell_too_big": (
            "第 {line} 行有一格超过 {max} 个字",
            "A cell in row {line} has more than {max} characters",
        ),
        "import_too_many_columns": ("“{file}”超过 {max} 列", "“{file}” has more than {max} columns"),
        "import_file_missing": ("没有名为“{file}”的文件", "There is no file named “{file}”"),
        "import_file_dropped": (
            "上传的文件已过保留期，已删除",
            "The uploaded file is past its keeping time and was removed",
        ),
        "import_recipe_wrong": ("导入方案有误：{detail}", "The import recipe is wrong: {detail}"),
        "import_resource_unknown": ("“{resource}”不能导入", "“{resource}” cannot be imported"),
        "import_column_missing": ("文件里没有“{column}”这一列", "The file has no column “{column}”"),
        "import_field_unknown": ("“{resource}”没有可导入的字段“{field}”", "“{resource}” has no field “{field}”"),
        "import_key_needed": ("请选择用哪个字段识别已有记录", "Choose the field by which existing records are found"),
        "import_required_unmapped": (
            "必填字段“{field}”没有对应的列",
            "The required field “{field}” has no column",
        ),
        "import_wrong_state": (
            "导入当前状态（{state}）不能这样做",
            "The import is “{state}”: this cannot be done now",
        ),
        "import_undo_too_late": ("已过 {days} 天，不能再撤销", "More than {days} days ago: it can no longer be undone"),
        "import_failed": ("导入中断：{detail}", "The import stopped: {detail}"),
        "import_key_blank": ("识别字段“{field}”为空", "The identifying field “{field}” is blank"),
        "import_exists": ("系统中已有这条记录", "This record exists already"),
        "import_out_of_scope": ("已有这条记录，但不在您的可改范围内", "The record exists, but you may not change it"),
        "import_twin": ("可能就是已有的“{name}”", "May be the existing {name}"),
        "import_absent": ("系统中没有这条记录，无法更新", "There is no such record to update"),
        "import_duplicate": ("与第 {line} 行重复", "Repeats row {line}"),
        "import_ref_unknown": ("找不到“{value}”", "“{value}” is not known"),
        "import_ref_ambiguous": ("“{value}”有多条匹配，无法确定", "“{value}” matches several records"),
        "import_not_number": ("“{value}”不是数字", "“{value}” is not a number"),
        "import_not_integer": ("“{value}”不是整数", "“{value}” is not a whole number"),
        "import_not_date": ("“{value}”不是日期", "“{value}” is not a date"),
        "import_date_unclear": (
            "“{value}”的日月顺序不明确，请选择日期格式",
            "Day and month of “{value}” are unclear; choose the date format",
        ),
        "import_not_boolean": ("“{value}”不是“是/否”", "“{value}” is neither yes nor no"),
        "import_not_email": ("“{value}”不是邮箱地址", "“{value}” is not an e-mail address"),
        "import_nul": (
            "含有无法保存的空字符（NUL），请在文件中删掉后再导入",
            "Contains a NUL character, which cannot be kept; remove it from the file and import again",
        ),
        "import_formula_error": ("单元格的公式出错：{value}", "The cell's formula fails: {value}"),
        "import_refused": ("数据库拒绝了这一行：{detail}", "The database refused this row: {detail}"),
        "import_changed_since": (
            "导入后已被{actor}修改，未撤销",
            "Changed by {actor} after the import; left as it is",
        ),
        "import_in_use": ("已被其他记录（{table}）引用，未撤销", "Used by other records ({table}); left as it is"),
        "import_gone": ("记录已被删除", "The record has been deleted"),
        "import_recipe_name_taken": ("已有同名的导入方案", "A recipe of this name exists"),
        "import_user_unknown": ("没有用户“{username}”", "There is no active user {username}"),
        "import_reason": ("原因", "Reason"),
    }
)
