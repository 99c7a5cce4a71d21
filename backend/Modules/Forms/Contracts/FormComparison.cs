using System.Text.Json.Nodes;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Contracts;

/// <summary>What became of a question from one version of a form to another.</summary>
public enum QuestionChange
{
    /// <summary>An answer means the same; the wording may differ.</summary>
    Same,
    /// <summary>An answer may mean something else: kind, limits, options, unit, parts or whether it must be given.</summary>
    Changed,
    /// <summary>Asked only in the later version.</summary>
    Added,
    /// <summary>Asked only in the earlier version.</summary>
    Removed,
}

/// <summary>版の比較: one question in two versions of a form.</summary>
/// <param name="Field">Path of the question, for example <c>vessel</c> or <c>rows.area</c>.</param>
/// <param name="Label">The question as it is asked now, or was asked.</param>
/// <param name="Change">What became of it.</param>
/// <param name="Properties">Which properties make the difference, in the words of the definition.</param>
public sealed record QuestionComparison(string Field, LocalText Label, QuestionChange Change, IReadOnlyList<string> Properties);

/// <summary>版の違いを、記入する人のことばで: one question that differs in meaning or in its words.</summary>
/// <param name="Field">Path of the question.</param>
/// <param name="Label">The question as it is asked now, or was asked.</param>
/// <param name="Change">What became of it; <see cref="QuestionChange.Same"/> when only its words differ.</param>
/// <param name="Details">Property by property; empty for what is new or gone.</param>
public sealed record QuestionDifference(string Field, LocalText Label, QuestionChange Change, IReadOnlyList<QuestionDetail> Details);

/// <summary>One property of a question before and after, in words.</summary>
/// <param name="Property">Its name in the definition.</param>
/// <param name="Name">What people call it, for example 文字数の上限.</param>
/// <param name="Before">Value before; null where something only came.</param>
/// <param name="After">Value after; null where something only went.</param>
public sealed record QuestionDetail(string Property, string Name, string? Before, string? After);

/// <summary>回答の引継ぎ: answers carried over to another version of their form.</summary>
/// <param name="Answers">What still has its question, in the spelling of the later version.</param>
/// <param name="AskAgain">Paths of the questions to be looked at: changed ones and new ones that are asked.</param>
/// <param name="Lost">What has no place any more.</param>
public sealed record CarriedAnswers(JsonObject Answers, IReadOnlyList<string> AskAgain, IReadOnlyList<LostAnswer> Lost);

/// <summary>An answer without a place in the later version.</summary>
/// <param name="Field">Its path in the earlier version.</param>
/// <param name="Label">Its question.</param>
/// <param name="Text">The answer in words.</param>
public sealed record LostAnswer(string Field, string Label, string Text);
