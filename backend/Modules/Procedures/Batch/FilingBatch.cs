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
    /// <summary>送れなかった行: right, but it could not be kept, by no fault of the row; it can be sent again or become a draft.</summary>
    NotSent,
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
