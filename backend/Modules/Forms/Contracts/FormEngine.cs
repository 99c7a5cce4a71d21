using System.Text.Json;
using System.Text.Json.Nodes;
using CyberPort.Forms.Engine;
using CyberPort.Forms.Variants;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Contracts;

/// <summary>
/// 様式エンジン: reads, checks and words the answers to a form. Its twin in TypeScript (frontend/src/app/forms/engine)
/// gives the same results; the cases in tests/forms-cases are run against both.
/// No input makes it throw: what cannot be read becomes an error beside its field.
/// </summary>
public static class FormEngine
{
    /// <summary>Answers as they are stored: widths, dates, numbers and codes in one spelling; unknown members left out.</summary>
    public static JsonObject Normalise(FormDefinition definition, JsonNode? answers) =>
        Normaliser.Normalise(definition, AnswerImport.Read(answers));

    /// <summary>Answers as they are stored.</summary>
    public static JsonObject Normalise(FormDefinition definition, JsonElement answers) =>
        Normaliser.Normalise(definition, AnswerImport.Read(answers));

    /// <summary>Everything wrong with the answers, in the order of the form; hidden questions are not looked at.</summary>
    public static IReadOnlyList<FieldError> Validate(
        FormDefinition definition, JsonNode? answers, string language, DateOnly today, ICodeLookup? codes = null) =>
        Validator.Validate(definition, AnswerImport.Read(answers), language, today, codes);

    /// <summary>Everything wrong with the answers, in the order of the form; hidden questions are not looked at.</summary>
    public static IReadOnlyList<FieldError> Validate(
        FormDefinition definition, JsonElement answers, string language, DateOnly today, ICodeLookup? codes = null) =>
        Validator.Validate(definition, AnswerImport.Read(answers), language, today, codes);

    /// <summary>Paths of the questions that are asked, with these answers.</summary>
    public static IReadOnlyList<string> Visible(FormDefinition definition, JsonNode? answers) =>
        VisibleFields.Of(definition, Normalise(definition, answers));

    /// <summary>Normalised answers to the questions that are asked, and the paths of those left out.</summary>
    public static SubmittedAnswers ToSubmit(FormDefinition definition, JsonNode? answers) =>
        VisibleFields.Keep(definition, Normalise(definition, answers));

    /// <summary>Whether a condition holds for these answers; for rules that stand outside the form, such as routing.</summary>
    public static bool Holds(FormDefinition definition, JsonNode? answers, Condition condition) =>
        Scope.Of(definition, Normalise(definition, answers)).Holds(condition);

    /// <summary>The answers in words, in the order of the form; hidden questions are left out.</summary>
    public static IReadOnlyList<SummaryLine> Summary(
        FormDefinition definition, JsonNode? answers, string language = "ja", ICodeLookup? codes = null) =>
        SummaryText.Of(definition, Normalise(definition, answers), language, codes);

    /// <summary>許可書に載せる答え: the answers that a permit prints, in words and in the order of the form; open questions are left out.</summary>
    public static IReadOnlyList<SummaryLine> OnPermit(
        FormDefinition definition, JsonNode? answers, string language = "ja", ICodeLookup? codes = null) =>
        PermitAnswers.Of(definition, Normalise(definition, answers), language, codes);

    /// <summary>Answers that differ, each in words before and after.</summary>
    public static IReadOnlyList<AnswerChange> Diff(
        FormDefinition definition, JsonNode? before, JsonNode? after, string language = "ja", ICodeLookup? codes = null) =>
        Differences.Of(definition, Normalise(definition, before), Normalise(definition, after), language, codes);

    /// <summary>版の比較: question by question, whether an answer to the one version means the same in the other.</summary>
    public static IReadOnlyList<QuestionComparison> Compare(FormDefinition before, FormDefinition after) => VersionComparison.Of(before, after);

    /// <summary>版の違い: the questions that differ, each property before and after in words that an applicant knows.</summary>
    public static IReadOnlyList<QuestionDifference> Explain(FormDefinition before, FormDefinition after, string language = "ja") =>
        VersionWords.Of(before, after, language);

    /// <summary>
    /// 回答の引継ぎ: takes answers from one version of a form to another. An answer that still has its question is never lost;
    /// what changed or is new is to be asked again; what has no place any more is told in words.
    /// </summary>
    public static CarriedAnswers Carry(
        FormDefinition before, FormDefinition after, JsonNode? answers, string language = "ja", ICodeLookup? codes = null) =>
        Carrying.Over(before, after, answers, language, codes);

    /// <summary>単位: the unit of a number or the currency of money, in words; null for other answers.</summary>
    public static string? UnitOf(FormField field, string language) =>
        field.Type == FieldType.Money ? MessageTable.Word("yen", language, ("n", "")).Trim() : field.Unit is { } unit ? MessageTable.Unit(unit, language) : null;

    /// <summary>The parts of a composite question (party, vessel, address, period) or of a row (cargo, group).</summary>
    public static IReadOnlyList<FormField> PartsOf(FormField field) => FieldParts.Of(field);
}
