using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Batch;

/// <summary>The refusals of a batch.</summary>
internal static class BatchErrors
{
    public static readonly Error NotFound = Error.NotFound("batch");

    public static readonly Error OtherForm = new("batch.other-form", ErrorKind.Invalid, new(
        "この手続の入力用ファイルではありません。この画面からダウンロードしたファイルに入力してください。",
        "This is not the spreadsheet of this procedure. Please use the file that you download here.",
        "この 手続の ファイルでは ありません。ここから ダウンロードした ファイルに 書いて ください。"));

    public static readonly Error OldVersion = new("batch.old-version", ErrorKind.Invalid, new(
        "様式が新しくなりました。新しい入力用ファイルをダウンロードして、書き写してください。",
        "The form has a new version. Please download the new spreadsheet and copy your rows into it."));

    public static readonly Error Empty = new("batch.empty", ErrorKind.Invalid, new(
        "入力された行がありません。4行目の例の下から入力してください。", "There are no rows. Please begin below the example in row 4."));

    public static readonly Error TooManyRows = new("batch.too-many-rows", ErrorKind.Invalid, new(
        "一度に読み取れるのは2,000行までです。ファイルを分けてください。", "One file holds at most 2,000 rows. Please divide it."));

    public static readonly Error TooLarge = new("batch.too-large", ErrorKind.Invalid, new(
        "中身が大きすぎて読み取れません。ファイルを分けるか、申請の行だけを新しい入力用ファイルに写してください。",
        "There is too much in the file to read it. Please divide it, or copy only the rows of the filings into a new spreadsheet.",
        "ファイルの 中みが 大きすぎます。2つ いじょうに 分けて ください。"));

    public static readonly Error Unreadable = new("batch.unreadable", ErrorKind.Invalid, new(
        "ファイルを読み取れません。Excel で開いて保存し直してください。", "The file cannot be read. Please open it in a spreadsheet program and save it again."));

    public static readonly Error NotReady = new("batch.not-ready", ErrorKind.Conflict, new(
        "いまはこの操作ができません。読み取りや送信が終わるまでお待ちください。", "This is not possible just now. Please wait until reading or sending has finished."));

    public static readonly Error NothingRight = new("batch.nothing-right", ErrorKind.Conflict, new(
        "送れる行がありません。エラーを直して、もう一度読み取らせてください。", "There is no row that could be sent. Please put the errors right and upload again."));

    public static readonly Error TooMany = new("batch.too-many", ErrorKind.Limited, new(
        "まとめて申請のファイルは20件までです。終わったものを消してください。", "You can keep 20 files. Please delete some that are done."));

    /// <summary>Two filings bear one number.</summary>
    public static Error NumberTwice(string number) => new("batch.number-twice", ErrorKind.Invalid, new(
        $"番号「{number}」の行が2つ以上あります。ほかのシートの行がどの申請のものか分からないので、番号を1行ずつ変えてください。",
        $"More than one row has the number “{number}”, so nobody knows whose the rows on the other sheets are. Give every row a number of its own.",
        $"ばんごう「{number}」の 行が 2つ いじょう あります。ちがう ばんごうに して ください。"));

    /// <summary>Rows of a list bear a number that no filing bears.</summary>
    public static Error NumberUnknown(string sheet, int row, string number) => new("batch.number-unknown", ErrorKind.Invalid, number.Length == 0
        ? new($"「{sheet}」のシートの{row}行目に申請の番号がありません。「申請」のシートの番号を入れてください。",
            $"Row {row} of the sheet “{sheet}” has no number. Enter the number of its filing on the sheet “申請”.",
            $"「{sheet}」の シートの {row}行目に ばんごうが ありません。")
        : new($"「{sheet}」のシートの{row}行目の番号「{number}」は、「申請」のシートにありません。番号を確かめてください。",
            $"Row {row} of the sheet “{sheet}” has the number “{number}”, which no row of the sheet “申請” has. Check the number.",
            $"「{sheet}」の シートの {row}行目の ばんごう「{number}」は、「申請」の シートに ありません。"));

    /// <summary>Every reason why a file is not read, by its code.</summary>
    public static readonly IReadOnlyDictionary<string, Error> Reading =
        new[] { OtherForm, OldVersion, Empty, TooManyRows, TooLarge, Unreadable }.ToDictionary(e => e.Code);
}
