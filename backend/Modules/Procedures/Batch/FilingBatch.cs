using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Contracts;

namespace CyberPort.Procedures.Batch;

/// <summary>Where a batch stands.</summary>
internal enum BatchState
{
    /// <summary>読み取り中</summary>
    Reading,
    /// <summary>確認待ち: read; the right rows wait for one review and one declaration.</summary>
    Checked,
    /// <summary>送信中</summary>
    Sending,
    /// <summary>送信済み</summary>
    Sent,
    /// <summary>The file could not be read.</summary>
    Failed,
}

/// <summary>What became of a row.</summary>
internal enum BatchRowState
{
    /// <summary>Can be sent.</summary>
    Right,
    /// <summary>Something is to be put right.</summary>
    Wrong,
    /// <summary>Is a draft now.</summary>
    Draft,
    /// <summary>Is a case now.</summary>
    Sent,
}

/// <summary>まとめて申請: many filings of one procedure out of one spreadsheet. Worked on by the outbox in short pieces; one may leave and come back.</summary>
internal sealed class FilingBatch : Entity, IPartyOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PartyId { get; set; }
    public Guid AuthorityId { get; init; }
    public string ProcedureCode { get; init; } = "";
    public string FormCode { get; init; } = "";
    public string FormVersion { get; init; } = "";
    public string FileName { get; init; } = "";
    public string FileKey { get; init; } = "";
    public string OwnerName { get; init; } = "";
    public string Language { get; init; } = "ja";
    public BatchState State { get; private set; }

    /// <summary>Code of the refusal when the file could not be read.</summary>
    public string? Failure { get; private set; }
    public int Total { get; private set; }
    public int Done { get; private set; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset? DeclaredAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>The next piece of work is due.</summary>
    public void Continue() => Raise(new BatchDue(Id));

    public void Found(int rows) => (Total, Done, Version) = (rows, 0, Version + 1);

    public void Progress(int done) => (Done, Version) = (Done + done, Version + 1);

    public void Fail(string code) => (State, Failure, Version) = (BatchState.Failed, code, Version + 1);

    public void Check() => (State, Version) = (BatchState.Checked, Version + 1);

    public void Send(int rows, DateTimeOffset at)
    {
        (State, Total, Done, DeclaredAt, Version) = (BatchState.Sending, rows, 0, at, Version + 1);
        Continue();
    }

    public void End() => (State, Version) = (BatchState.Sent, Version + 1);
}

/// <summary>One row of the spreadsheet; its id becomes the draft's or the case's.</summary>
internal sealed class BatchRow : IPartyOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PartyId { get; set; }
    public Guid BatchId { get; init; }
    public int RowNo { get; init; }
    public string Label { get; init; } = "";
    public string Answers { get; init; } = "{}";
    public List<FieldError> Errors { get; set; } = [];

    /// <summary>Files must be attached, which a spreadsheet cannot: it can become a draft.</summary>
    public bool NeedsFiles { get; init; }
    public BatchRowState State { get; set; }
    public string? Number { get; set; }
}

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

    public static readonly Error Unreadable = new("batch.unreadable", ErrorKind.Invalid, new(
        "ファイルを読み取れません。Excel で開いて保存し直してください。", "The file cannot be read. Please open it in a spreadsheet program and save it again."));

    public static readonly Error NotReady = new("batch.not-ready", ErrorKind.Conflict, new(
        "いまはこの操作ができません。読み取りや送信が終わるまでお待ちください。", "This is not possible just now. Please wait until reading or sending has finished."));

    public static readonly Error NothingRight = new("batch.nothing-right", ErrorKind.Conflict, new(
        "送れる行がありません。エラーを直して、もう一度読み取らせてください。", "There is no row that could be sent. Please put the errors right and upload again."));

    public static readonly Error TooMany = new("batch.too-many", ErrorKind.Limited, new(
        "まとめて申請のファイルは20件までです。終わったものを消してください。", "You can keep 20 files. Please delete some that are done."));

    /// <summary>Every reason why a file is not read, by its code.</summary>
    public static readonly IReadOnlyDictionary<string, Error> Reading =
        new[] { OtherForm, OldVersion, Empty, TooManyRows, Unreadable }.ToDictionary(e => e.Code);
}
