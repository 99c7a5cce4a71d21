using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Applications;

/// <summary>下書き: what a person is filling in. Its id becomes the case's, so that sending twice cannot make two cases.</summary>
internal sealed class Draft : IPartyOwned
{
    private const int MostDeclined = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PartyId { get; set; }
    public Guid AuthorityId { get; init; }
    public string ProcedureCode { get; init; } = "";
    public string FormCode { get; init; } = "";

    /// <summary>The draft stays on the version it was begun with, unless its owner moves it up.</summary>
    public string FormVersion { get; set; } = "";
    public string Answers { get; private set; } = "{}";
    public string? Step { get; private set; }
    public Guid? CopiedFrom { get; init; }

    /// <summary>What the filing wants with the permit of an earlier case.</summary>
    public Permits.FilingRelation? Relation { get; init; }
    public Guid? RelatedId { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
    public DateTimeOffset SavedAt { get; private set; }
    public int Version { get; private set; }

    /// <summary>Questions that a newer version of the form asks anew, until they were looked at.</summary>
    public List<string> AskAgain { get; private set; } = [];

    /// <summary>Answers of the template or case it was begun from that the form of today has no question for, until they were looked at.</summary>
    public List<LostRow> LeftOut { get; private set; } = [];

    /// <summary>前の入力を使わない: questions (or <c>source:</c> and a source) whose offers were left.</summary>
    public List<string> Declined { get; private set; } = [];

    /// <summary>Begun from earlier answers: what is to be looked at, and what had no place.</summary>
    public void Bring(List<string> askAgain, List<LostRow> leftOut) => (AskAgain, LeftOut) = (askAgain, leftOut);

    public void SeeLeftOut() => LeftOut = [];

    public void Decline(IEnumerable<string> offers) => Declined = [.. offers.Where(o => o.Length is > 0 and <= 200).Distinct().Take(MostDeclined)];

    public void MoveUp(string version, string answers, List<string> askAgain, DateTimeOffset at)
    {
        (FormVersion, AskAgain) = (version, askAgain);
        Save(answers, Step, at);
    }

    /// <summary>What of them is still to be looked at.</summary>
    public void Keep(IReadOnlyCollection<string> askAgain) => AskAgain = [.. AskAgain.Where(askAgain.Contains)];

    public void Save(string answers, string? step, DateTimeOffset at)
    {
        (Answers, Step, SavedAt) = (answers, step, at);
        Version++;
    }
}

/// <summary>A file that is the applicant's until it is sent.</summary>
internal sealed class DraftFile : IPartyOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PartyId { get; set; }
    public Guid DraftId { get; init; }
    public string Field { get; init; } = "";
    public string Name { get; init; } = "";
    public long Size { get; init; }
    public string ContentType { get; init; } = "";
    public string FileKey { get; init; } = "";
    public string Sha256 { get; init; } = "";
    public DateTimeOffset AddedAt { get; init; }
}

/// <summary>添付書類: a file that was sent with a case.</summary>
internal sealed class Attachment : CasePart
{
    public string Field { get; init; } = "";
    public string Name { get; init; } = "";
    public long Size { get; init; }
    public string ContentType { get; init; } = "";
    public string FileKey { get; init; } = "";
    public string Sha256 { get; init; } = "";
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>The applicant's file, handed over; it keeps its id, which stands in the answers.</summary>
    public static Attachment From(DraftFile file, Guid application) => new()
    {
        Id = file.Id,
        ApplicationId = application,
        Field = file.Field,
        Name = file.Name,
        Size = file.Size,
        ContentType = file.ContentType,
        FileKey = file.FileKey,
        Sha256 = file.Sha256,
        AddedAt = file.AddedAt,
    };
}

/// <summary>私の案件の区切り</summary>
internal enum MyCasePart
{
    /// <summary>あなたの番です</summary>
    Turn,
    /// <summary>窓口で手続中</summary>
    Open,
    /// <summary>許可された</summary>
    Permits,
    /// <summary>終わった</summary>
    Closed,
}

/// <summary>私の案件の一行: a person's view of a case at any authority. A projection: a later version always wins.</summary>
internal sealed class MyCase : IPartyOwned
{
    public Guid PartyId { get; set; }
    public Guid Id { get; init; }
    public Guid AuthorityId { get; init; }
    public string Number { get; init; } = "";
    public string ProcedureCode { get; init; } = "";
    public LocalText ProcedureTitle { get; init; } = new("", "");
    public string Summary { get; private set; } = "";
    public string SummaryEn { get; private set; } = "";
    public string SearchText { get; private set; } = "";
    public CaseState State { get; private set; }
    public CaseTurn Turn { get; private set; }
    /// <summary>In which part of the list it stands; the database says so.</summary>
    public MyCasePart Part { get; private set; }
    public DateTimeOffset TurnSince { get; private set; }
    public DateOnly? DueOn { get; private set; }
    public DateTimeOffset SubmittedAt { get; init; }
    public string? PermitNumber { get; private set; }
    public DateOnly? PermitValidTo { get; private set; }
    public int Version { get; private set; }

    public static MyCase Of(Application application, Guid authority, LocalText title)
    {
        var mine = new MyCase
        {
            PartyId = application.ApplicantId,
            Id = application.Id,
            AuthorityId = authority,
            Number = application.Number,
            ProcedureCode = application.ProcedureCode,
            ProcedureTitle = title,
            SubmittedAt = application.SubmittedAt,
        };
        mine.Follow(application);
        return mine;
    }

    /// <summary>The part of the list in which a case of this state stands, as the database reckons it (<c>my_case.part</c>).</summary>
    public static MyCasePart PartOf(CaseState state) => Application.TurnIn(state) switch
    {
        CaseTurn.You => MyCasePart.Turn,
        CaseTurn.Authority => MyCasePart.Open,
        _ => state == CaseState.Granted ? MyCasePart.Permits : MyCasePart.Closed,
    };

    /// <summary>Takes over the case's state; an older or repeated report changes nothing.</summary>
    public bool Follow(Application application)
    {
        if (application.Version <= Version)
        {
            return false;
        }

        (State, Turn, TurnSince, DueOn, Version) =
            (application.State, application.Turn, application.TurnSince, application.DueOn, application.Version);
        var permit = application.Permit is { IsEnded: false } running ? running : null;
        (PermitNumber, PermitValidTo) = (permit?.Number, permit?.ValidTo);
        (Summary, SummaryEn) = (application.Summary, application.SummaryEn);
        SearchText = SearchIndex.TextOf([ProcedureTitle.Ja, ProcedureTitle.En, Summary]) + '|' + application.SearchText;
        return true;
    }
}
