using System.Text.Json;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Applications;
using CyberPort.Procedures.Consultations;

namespace CyberPort.Procedures.Review;

/// <summary>A move that is possible now; <paramref name="BlockedBy"/> tells why this person may not make it.</summary>
internal sealed record MoveView(string Action, IReadOnlyList<string> Needs, string? BlockedBy);

internal sealed record NoteRow(Guid Id, string Author, string Text, DateTimeOffset At);

/// <summary>決裁案</summary>
internal sealed record RecommendationView(
    DecisionOutcome Outcome, string? Comment, IReadOnlyList<string> Conditions, DateOnly? ValidFrom, DateOnly? ValidTo, string? Reasons, OfficerView By, DateTimeOffset At)
{
    public static RecommendationView Of(Recommendation r) => new(
        r.Outcome, r.Comment, r.Conditions, r.ValidFrom, r.ValidTo, r.Reasons, new(r.ById, r.ByName), r.At);
}

internal sealed record CaseView(
    Guid Id, string Number, string ProcedureCode, LocalText ProcedureTitle, ProcedureKind Kind, string ApplicantName, string? VesselName, string Summary,
    CaseState State, string StateText, CaseTurn Turn, DateTimeOffset TurnSince, OfficerView? Assignee, DateTimeOffset SubmittedAt, ClockView Clock,
    int? DaysLeft, FormDefinition Form, JsonElement Answers, IReadOnlyList<string> ChangedFields, IReadOnlyList<AnswerChange> Changes,
    IReadOnlyList<CorrectionView> Corrections, RecommendationView? Recommendation, IReadOnlyList<FileRow> Files, IReadOnlyList<TimelineRow> History,
    IReadOnlyList<MessageRow> Messages, IReadOnlyList<NoteRow> Notes, IReadOnlyList<DocumentRow> Documents, IReadOnlyList<MoveView> Moves,
    IReadOnlyList<CheckRow> Checklist, IReadOnlyList<string> StandardConditions, PermitView? Permit, bool HasCorrectionAnswer, int Version)
{
    /// <summary>担当係</summary>
    public OfficerView? Desk { get; init; }

    /// <summary>専決: who decides.</summary>
    public LevelView? Level { get; init; }

    /// <summary>合議・照会</summary>
    public IReadOnlyList<ConsultationView> Consultations { get; init; } = [];

    /// <summary>許可に結び付ける: the permit that the answers speak of, while the case follows none.</summary>
    public Permits.PermitLinkView? Link { get; init; }

    /// <summary>Mandatory points that nobody has ticked.</summary>
    public IReadOnlyList<string> OpenChecks { get; init; } = [];
}

/// <summary>専決区分 of a case and the officers who may decide it.</summary>
/// <param name="Name">Of the level.</param>
/// <param name="MaxMonths">The longest period it decides.</param>
/// <param name="Deciders">The first of them by name.</param>
/// <param name="Others">How many more there are.</param>
internal sealed record LevelView(string Name, int? MaxMonths, IReadOnlyList<OfficerView> Deciders, int Others);
