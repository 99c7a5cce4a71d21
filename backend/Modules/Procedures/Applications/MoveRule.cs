namespace CyberPort.Procedures.Applications;

/// <summary>One line of the table: this move, from this state, leads there, when these people make it.</summary>
/// <param name="Move">The move.</param>
/// <param name="From">State before; null for what is not filed yet.</param>
/// <param name="To">State after.</param>
/// <param name="By">Who may. In a simple office any staff may do what one of its staff may.</param>
/// <param name="Kinds">For which kinds of procedure.</param>
/// <param name="OnePersonOnly">Only where the authority lets one person decide.</param>
/// <param name="HoldsPermit">Only for a case that holds a permit: a notification by which somebody succeeded to one.</param>
internal sealed record MoveRule(CaseMove Move, CaseState? From, CaseState To, CaseActors By, ProcedureKind Kinds, bool OnePersonOnly = false,
    bool HoldsPermit = false);
