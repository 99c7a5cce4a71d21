using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Contracts;

namespace CyberPort.Procedures.Bulk;

/// <summary>What a long piece of work does.</summary>
internal enum BulkKind
{
    /// <summary>許可の一括更新</summary>
    Renewal,
    /// <summary>書き出し</summary>
    Export,
}

/// <summary>Where a long piece of work stands.</summary>
internal enum BulkState
{
    /// <summary>処理中</summary>
    Running,
    /// <summary>完了</summary>
    Done,
    /// <summary>失敗</summary>
    Failed,
}

/// <summary>一括処理: long work in the name of one officer; it goes on when the page is closed, and its progress is looked at.</summary>
internal sealed class BulkJob : Entity, ITenantOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid TenantId { get; set; }
    public BulkKind Kind { get; init; }
    public Guid StartedById { get; init; }
    public string StartedByName { get; init; } = "";
    public string[] Roles { get; init; } = [];
    public string Language { get; init; } = "ja";

    /// <summary>What is asked for, by kind.</summary>
    public string Spec { get; init; } = "{}";
    public BulkState State { get; private set; }
    public int Total { get; private set; }
    public int Done { get; private set; }
    public int Failed { get; private set; }
    public string? FileName { get; private set; }

    /// <summary>Words for the person: which characters a code lacked, why it failed.</summary>
    public string? Note { get; private set; }
    public DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? EndedAt { get; private set; }

    public void Begin(int total)
    {
        Total = total;
        Raise(new BulkWorkStarted(Id, 0));
    }

    /// <summary>What is counted became known only on the way: the documents of the cases that were asked for.</summary>
    public void Counts(int total) => Total = total;

    public void Progress(int done, int failed) => (Done, Failed) = (done, failed);

    public void GoOn(int from) => Raise(new BulkWorkStarted(Id, from));

    public void End(BulkState state, DateTimeOffset at, string? fileName = null, string? note = null) =>
        (State, EndedAt, FileName, Note) = (state, at, fileName, note);
}

/// <summary>One row of a long piece of work and what became of it.</summary>
internal sealed class BulkRow : ITenantOwned
{
    public Guid TenantId { get; set; }
    public Guid JobId { get; init; }
    public int No { get; init; }
    public Guid SubjectId { get; init; }
    public string Label { get; init; } = "";
    public DateOnly? ValidTo { get; init; }
    public BulkState State { get; private set; }

    /// <summary>Code of the refusal, or of what is still to be done.</summary>
    public string? Code { get; private set; }
    public string? Text { get; private set; }

    public void Succeeded(string text, string? code = null) => (State, Text, Code) = (BulkState.Done, text, code);

    public void Refused(Error error, string language) => (State, Code, Text) = (BulkState.Failed, error.Code, error.Title.In(language));
}
