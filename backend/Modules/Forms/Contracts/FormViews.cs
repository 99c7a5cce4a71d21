using System.Text.Json.Nodes;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Contracts;

/// <summary>One answered question in words, for review pages, case pages and documents.</summary>
/// <param name="Step">Identifier of the step.</param>
/// <param name="Field">Path of the answer.</param>
/// <param name="Label">The question.</param>
/// <param name="Text">The answer in words; several lines for composite answers.</param>
/// <param name="Parts">The same line by line, for composite answers and rows.</param>
public sealed record SummaryLine(string Step, string Field, string Label, string Text, IReadOnlyList<SummaryLine> Parts);

/// <summary>新旧対照: one answer that changed.</summary>
/// <param name="Field">Path of the answer.</param>
/// <param name="Label">The question.</param>
/// <param name="Before">Answer before, in words; empty when there was none.</param>
/// <param name="After">Answer after, in words; empty when there is none.</param>
public sealed record AnswerChange(string Field, string Label, string Before, string After);

/// <summary>What is sent from a draft: answers to questions that were asked.</summary>
/// <param name="Answers">Normalised answers, without those to hidden questions.</param>
/// <param name="Dropped">Paths of the answers left out because their question is hidden.</param>
public sealed record SubmittedAnswers(JsonObject Answers, IReadOnlyList<string> Dropped);

/// <summary>Code lists as the engine sees them.</summary>
public interface ICodeLookup
{
    /// <summary>Whether the list is there; answers are not checked against a list that is not.</summary>
    bool Has(string list);

    /// <summary>The name behind a code, or nothing when the list does not hold it.</summary>
    LocalText? Find(string list, string code);
}
