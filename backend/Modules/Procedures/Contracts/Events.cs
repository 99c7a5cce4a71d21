using CyberPort.Platform.Outbox;

namespace CyberPort.Procedures.Contracts;

/// <summary>案件が動いた: a case made a move.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Number">受付番号.</param>
/// <param name="ProcedureCode">The authority's procedure.</param>
/// <param name="ApplicantId">Party that filed it.</param>
/// <param name="Move">The move, for example <c>request-correction</c>.</param>
/// <param name="State">State after it.</param>
/// <param name="Turn">Whose turn it is now: <c>you</c>, <c>authority</c>, <c>done</c>.</param>
/// <param name="Version">The case's version after it; grows by one per move.</param>
/// <param name="At">When.</param>
/// <param name="TurnSince">Since when it is their turn.</param>
/// <param name="DueOn">End of the standard processing period.</param>
/// <param name="PublicNote">Words for the applicant: what to correct, why refused.</param>
/// <param name="ActorId">Account that did it.</param>
/// <param name="ActorName">Its name.</param>
/// <param name="From">State before it; null for what was just filed.</param>
[EventName("procedures.case-moved.v1")]
public sealed record CaseMoved(
    Guid CaseId, string Number, string ProcedureCode, Guid ApplicantId, string Move, string State, string Turn, int Version,
    DateTimeOffset At, DateTimeOffset TurnSince, DateOnly? DueOn, string? PublicNote, Guid ActorId, string ActorName, string? From = null);

/// <summary>許可した: a permit is in force.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ProcedureCode">The authority's procedure.</param>
/// <param name="HolderId">Party that holds it.</param>
/// <param name="PermitNumber">許可番号.</param>
/// <param name="Edition">1, or more after amendments.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day.</param>
[EventName("procedures.permit-granted.v1")]
public sealed record PermitGranted(
    Guid CaseId, string ProcedureCode, Guid HolderId, string PermitNumber, int Edition, DateOnly? ValidFrom, DateOnly? ValidTo);

/// <summary>許可を変更した: the next edition of a permit is in force.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ProcedureCode">The authority's procedure.</param>
/// <param name="HolderId">Party that holds it.</param>
/// <param name="PermitNumber">許可番号; stays the same.</param>
/// <param name="Edition">The new edition.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day.</param>
[EventName("procedures.permit-amended.v1")]
public sealed record PermitAmended(
    Guid CaseId, string ProcedureCode, Guid HolderId, string PermitNumber, int Edition, DateOnly? ValidFrom, DateOnly? ValidTo);

/// <summary>許可を取り消した: a permit is in force no longer.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ProcedureCode">The authority's procedure.</param>
/// <param name="HolderId">Party that held it.</param>
/// <param name="PermitNumber">許可番号.</param>
/// <param name="At">When.</param>
[EventName("procedures.permit-revoked.v1")]
public sealed record PermitRevoked(Guid CaseId, string ProcedureCode, Guid HolderId, string PermitNumber, DateTimeOffset At);

/// <summary>許可の期間がまもなく終わる: told once for each of the procedure's reminder days.</summary>
/// <param name="CaseId">The case that holds it.</param>
/// <param name="Number">受付番号.</param>
/// <param name="HolderId">Party that holds it.</param>
/// <param name="OfficerId">Officer in charge of the case, when there is one.</param>
/// <param name="PermitNumber">許可番号.</param>
/// <param name="ValidTo">Last day.</param>
/// <param name="Days">The reminder: so many days before the last day.</param>
[EventName("procedures.permit-expiring.v1")]
public sealed record PermitExpiring(
    Guid CaseId, string Number, Guid HolderId, Guid? OfficerId, string PermitNumber, DateOnly ValidTo, int Days);

/// <summary>許可の期間が終わった.</summary>
/// <param name="CaseId">The case that held it.</param>
/// <param name="Number">受付番号.</param>
/// <param name="HolderId">Party that held it.</param>
/// <param name="OfficerId">Officer in charge of the case, when there is one.</param>
/// <param name="PermitNumber">許可番号.</param>
/// <param name="ValidTo">Its last day.</param>
[EventName("procedures.permit-expired.v1")]
public sealed record PermitExpired(Guid CaseId, string Number, Guid HolderId, Guid? OfficerId, string PermitNumber, DateOnly ValidTo);

/// <summary>一括処理を始めた: the next rows of long work are to be done.</summary>
/// <param name="JobId">The work.</param>
/// <param name="From">The first row that may be open.</param>
[EventName("procedures.bulk-work-started.v1")]
public sealed record BulkWorkStarted(Guid JobId, int From);

/// <summary>合議・照会した: somebody was asked about a case.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="ConsultationId">The consultation.</param>
/// <param name="At">When.</param>
[EventName("procedures.consultation-asked.v1")]
public sealed record ConsultationAsked(Guid CaseId, Guid ConsultationId, DateTimeOffset At);

/// <summary>メッセージが届いた: somebody wrote in a case.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="MessageId">The message.</param>
/// <param name="Number">受付番号.</param>
/// <param name="ApplicantId">Party that filed the case.</param>
/// <param name="FromApplicant">The applicant wrote it.</param>
/// <param name="AuthorName">Who wrote it.</param>
/// <param name="Text">What was written.</param>
/// <param name="At">When.</param>
[EventName("procedures.message-written.v1")]
public sealed record MessageWritten(
    Guid CaseId, Guid MessageId, string Number, Guid ApplicantId, bool FromApplicant, string AuthorName, string Text, DateTimeOffset At);

/// <summary>まとめて申請の次の仕事: a piece of work on a batch is due. The module tells itself.</summary>
/// <param name="BatchId">The batch; the party stands on the message.</param>
[EventName("procedures.batch-due.v1")]
public sealed record BatchDue(Guid BatchId);
