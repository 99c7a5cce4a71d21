using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;
using CyberPort.Platform.Time;
using CyberPort.Procedures.Clock;
using CyberPort.Procedures.Permits;

namespace CyberPort.Procedures.Applications;

/// <summary>Terms of a permit. What is null is taken over from the recommendation.</summary>
internal sealed record PermitTerms(IReadOnlyList<string>? Conditions, DateOnly? ValidFrom, DateOnly? ValidTo)
{
    /// <summary>What is wrong with the period, be it typed or taken over; null when nothing is.</summary>
    public Error? Fault => ValidTo < ValidFrom ? CaseErrors.PeriodReversed
        : new[] { ValidFrom, ValidTo }.Any(day => day is { } there && !DayRange.Holds(there)) ? PermitErrors.DayOutOfRange
        : null;
}

/// <summary>
/// 案件: a filed 申請・届出・報告. Everything that may happen to it goes through a move of <see cref="MoveTable"/>; each move
/// raises the version, leaves a line in the history and tells the others.
/// </summary>
internal sealed partial class Application : Entity, ITenantOwned
{
    public static readonly DateOnly NoDueDate = new(9999, 12, 30);

    /// <summary>代決: in whose place the move now under way is made.</summary>
    private Capacity? inPlaceOf;

    private Application()
    {
    }

    public Guid Id { get; private init; }
    public Guid TenantId { get; set; }
    public string Number { get; private init; } = "";
    public string ProcedureCode { get; private init; } = "";
    public ProcedureKind Kind { get; private init; }
    public string FormCode { get; private init; } = "";
    public Guid ApplicantId { get; private init; }
    public string ApplicantName { get; private set; } = "";
    public string Language { get; private init; } = "ja";
    public string? VesselName { get; private set; }
    public string Summary { get; private set; } = "";
    public string SummaryEn { get; private set; } = "";
    public string SearchText { get; private set; } = "";
    public string[] SearchGrams { get; private set; } = [];

    public CaseState State { get; private set; }
    public int Version { get; private set; }
    public int AnswerSetNo { get; private set; }
    public Guid? AssigneeId { get; private set; }
    public string? AssigneeName { get; private set; }
    public DateTimeOffset SubmittedAt { get; private init; }
    public DateTimeOffset TurnSince { get; private set; }
    public DateTimeOffset? ClosedAt { get; private set; }
    public bool HasCorrectionAnswer { get; private set; }

    public PeriodUnit? PeriodUnit { get; private init; }
    public int? PeriodCount { get; private init; }
    public ClockState Clock { get; private set; }
    public DateOnly? DueOn { get; private set; }

    /// <summary>The due date for sorting; what has none comes last.</summary>
    public DateOnly DueSort { get; private set; } = NoDueDate;
    public int StoppedDays { get; private set; }

    /// <summary>担当係; null where the authority has none.</summary>
    public Guid? DeskId { get; private set; }

    /// <summary>Days by which the processing period was extended, and how often.</summary>
    public int ExtensionDays { get; private set; }
    public int ExtensionCount { get; private set; }

    public string LastActor { get; private set; } = "";
    public CaseMove LastAction { get; private set; }
    public DateTimeOffset LastAt { get; private set; }

    public List<AnswerSet> AnswerSets { get; } = [];
    public List<Correction> Corrections { get; } = [];
    public List<Recommendation> Recommendations { get; } = [];
    public List<Decision> Decisions { get; } = [];
    public List<Permit> Permits { get; } = [];
    public List<CaseEvent> History { get; } = [];
    public List<Freeze> Freezes { get; } = [];

    /// <summary>The case that goes on in place of this duplicate.</summary>
    public Guid? MergedIntoId { get; private set; }
    public List<Extension> Extensions { get; } = [];
    public List<Consultation> Consultations { get; } = [];

    public CaseTurn Turn => TurnIn(State);

    public bool IsClosed => Turn == CaseTurn.Done;

    public ProcessingPeriod? Period => PeriodUnit is { } unit ? new(unit, PeriodCount ?? 0) : null;

    public DateOnly ArrivedOn => OfficeCalendar.DayOf(SubmittedAt);

    public Correction? OpenCorrection => Corrections.SingleOrDefault(c => c.IsOpen);

    public Permit? Permit => Permits.OrderBy(p => p.Edition).LastOrDefault();

    public static CaseTurn TurnIn(CaseState state) => state switch
    {
        CaseState.CorrectionRequested => CaseTurn.You,
        CaseState.Submitted or CaseState.InReview or CaseState.AwaitingDecision or CaseState.Frozen => CaseTurn.Authority,
        _ => CaseTurn.Done,
    };

    /// <summary>The times at which the clock stood still and that are over.</summary>
    public IEnumerable<Stop> Stops() => Stop.Apart(Corrections
        .Where(c => c.ClosedAt is not null)
        .Select(c => new Stop(OfficeCalendar.DayOf(c.RequestedAt), OfficeCalendar.DayOf(c.ClosedAt!.Value)))
        .Concat(Freezes.Where(f => f.StopsClock && f.To is not null).Select(f => new Stop(OfficeCalendar.DayOf(f.From), OfficeCalendar.DayOf(f.To!.Value))))
        .Concat(Consultations.Where(c => c.StopsClock && c.ClosedAt is not null)
            .Select(c => new Stop(OfficeCalendar.DayOf(c.AskedAt), OfficeCalendar.DayOf(c.ClosedAt!.Value)))));

    /// <summary>The due date with its reasons; null where the authority sets no period.</summary>
    public DueDate? Due(ClockRules rules) => Period is { } period
        ? ProcessingClock.Extend(ProcessingClock.Due(ArrivedOn, period, rules, Stops()), ExtensionDays, rules) : null;

    /// <summary>Why it is due just then. The date that was told stays, also when the authority changes its closed days afterwards.</summary>
    public IReadOnlyList<LocalText> DueReasons(ClockRules rules) => Due(rules) is not { } due ? []
        : due.On == DueOn || DueOn is null ? due.Reasons
        : [.. due.Reasons, new(
            "そのあと休業日の設定が変わりましたが、期限はお知らせした日のままです。",
            "The office's closed days were changed afterwards; the date that was given stays.",
            "やすみの日が かわりましたが、しめきりは おなじです。")];

    /// <summary>Refuses when somebody changed the case since the caller looked.</summary>
    public Result CheckVersion(int seen) => seen == Version ? Result.Ok : CaseErrors.Stale(Last);

    public LastAction Last => new(LastActor, LastAction, LastAt);

    private Result<MoveRule> Check(CaseMove move, MoveContext by, PermitTerms? terms = null)
    {
        var rule = MoveTable.Find(move, State, Kind, by.Office);
        if (rule.IsError)
        {
            return rule;
        }

        if (rule.Value.HoldsPermit && Permits.Count == 0)
        {
            return CaseErrors.IllegalMove(move, State, Kind);
        }

        var capacity = MoveTable.CapacityFor(rule.Value, by, terms);
        if (capacity.IsError)
        {
            return capacity.Error;
        }

        inPlaceOf = capacity.Value.Absent ? capacity.Value : null;
        return rule.Value.By != CaseActors.Applicant && by.PersonId == ApplicantId ? CaseErrors.OwnCase : rule;
    }

    private void Make(MoveRule rule, MoveContext by, string? note = null, bool noteIsPublic = false)
    {
        if (TurnIn(rule.To) != Turn || Version == 0)
        {
            TurnSince = by.Now;
        }

        var from = Version == 0 ? null : Json(State);
        State = rule.To;
        Version++;
        (LastActor, LastAction, LastAt) = (by.PersonName, rule.Move, by.Now);
        if (IsClosed)
        {
            ClosedAt ??= by.Now;
            Clock = ClockState.Ended;
        }

        History.Add(new()
        {
            TenantId = TenantId,
            ApplicationId = Id,
            Version = Version,
            Move = rule.Move,
            StateAfter = State,
            At = by.Now,
            ActorId = by.PersonId,
            ActorName = by.PersonName,
            ByApplicant = rule.By == CaseActors.Applicant,
            Note = note,
            NoteIsPublic = noteIsPublic,
            InPlaceOf = inPlaceOf?.Name,
        });
        Raise(new Contracts.CaseMoved(
            Id, Number, ProcedureCode, ApplicantId, CaseWords.Slug(rule.Move), Json(State), Json(Turn), Version, by.Now,
            TurnSince, DueOn, noteIsPublic ? note : null, by.PersonId, by.PersonName, from));
    }

    private static string Json<T>(T value) where T : struct, Enum =>
        System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
