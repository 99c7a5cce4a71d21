using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using CyberPort.Forms.Definitions;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Contracts;

/// <summary>様式: one version of a form, as it is asked on the page and checked on the server.</summary>
/// <param name="Code">Stable code, for example <c>mooring-use</c>.</param>
/// <param name="Version">Version of this text of the form, for example <c>2026.1</c>.</param>
/// <param name="Title">Name of the form.</param>
/// <param name="Steps">Pages of the form, each a short step.</param>
public sealed record FormDefinition(string Code, string Version, LocalText Title, IReadOnlyList<FormStep> Steps)
{
    /// <summary>Text above the first question.</summary>
    public LocalText? Intro { get; init; }

    /// <summary>How it looks on paper; what is not given here is as usual.</summary>
    public FormPrint? Print { get; init; }

    /// <summary>Reads a definition; the text must be well-formed JSON of this shape.</summary>
    /// <exception cref="JsonException">The text is not a form definition.</exception>
    public static FormDefinition Parse(string json) => FormJson.Read<FormDefinition>(json);

    /// <summary>The definition as compact JSON, without what is not set.</summary>
    public string ToJson() => FormJson.Write(this);

    /// <summary>How many questions there are, those of rows included.</summary>
    public int CountQuestions() => Steps.SelectMany(step => step.Fields).Sum(field => 1 + (field.Fields?.Count ?? 0));
}

/// <summary>A page of the form: one thing at a time.</summary>
/// <param name="Id">Identifier within the form; also the last segment of the page's address.</param>
/// <param name="Title">Heading of the page.</param>
/// <param name="Fields">What is asked here.</param>
public sealed record FormStep(string Id, LocalText Title, IReadOnlyList<FormField> Fields)
{
    /// <summary>Text under the heading.</summary>
    public LocalText? Help { get; init; }

    /// <summary>The page is asked only when this holds.</summary>
    public Condition? When { get; init; }
}

/// <summary>様式項目: one question of a form.</summary>
/// <param name="Id">Identifier within the form or within its group.</param>
/// <param name="Type">What kind of answer it takes.</param>
/// <param name="Label">The question in words.</param>
public sealed record FormField(string Id, FieldType Type, LocalText Label)
{
    /// <summary>Furigana of the label.</summary>
    public string? Reading { get; init; }

    /// <summary>Support text under the label.</summary>
    public LocalText? Help { get; init; }

    /// <summary>Why this is asked.</summary>
    public LocalText? Why { get; init; }

    /// <summary>An example answer, also quoted in error messages.</summary>
    public LocalText? Example { get; init; }

    /// <summary>共通項目, 任意項目 or the authority's own.</summary>
    public FieldOrigin Origin { get; init; } = FieldOrigin.Common;

    /// <summary>Must be answered. Required is the default; <see cref="RequiredWhen"/> takes its place when present.</summary>
    public bool Required { get; init; } = true;

    /// <summary>Must be answered exactly when this holds.</summary>
    public Condition? RequiredWhen { get; init; }

    /// <summary>Is asked only when this holds.</summary>
    public Condition? ShowWhen { get; init; }

    /// <summary>Unit at the end of the box, for example トン.</summary>
    public string? Unit { get; init; }

    /// <summary>Smallest number.</summary>
    public decimal? Min { get; init; }

    /// <summary>Largest number.</summary>
    public decimal? Max { get; init; }

    /// <summary>Digits after the decimal point; none when not given.</summary>
    public int? Decimals { get; init; }

    /// <summary>Fewest characters.</summary>
    public int? MinLength { get; init; }

    /// <summary>Most characters.</summary>
    public int? MaxLength { get; init; }

    /// <summary>Extra rule for a text: call sign, IMO number and so on.</summary>
    public TextFormat? Format { get; init; }

    /// <summary>Answers to choose from.</summary>
    public IReadOnlyList<FormOption>? Options { get; init; }

    /// <summary>Name of the code list to choose from, when it is too long or too local for <see cref="Options"/>.</summary>
    public string? Codes { get; init; }

    /// <summary>Kinds of facility that are offered (berth, shed, openYard …); all when not given.</summary>
    public IReadOnlyList<string>? Kinds { get; init; }

    /// <summary>A port or facility that is not on the list may be written in words.</summary>
    public bool AllowOther { get; init; }

    /// <summary>Content types of files.</summary>
    public IReadOnlyList<string>? Accept { get; init; }

    /// <summary>Most files.</summary>
    public int? MaxFiles { get; init; }

    /// <summary>Largest size of one file in bytes.</summary>
    public long? MaxBytes { get; init; }

    /// <summary>Common-item key for prefilling, for example <c>vessel.name</c>.</summary>
    public string? Item { get; init; }

    /// <summary>一覧に出す: lists of cases say this answer first; without such a mark the kinds of questions decide.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Summary { get; init; }

    /// <summary>許可書に載せる: permits and the office's other letters print this answer; where a form marks none, the kinds of questions decide.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool OnPermit { get; init; }

    /// <summary>Questions of one row of a group.</summary>
    public IReadOnlyList<FormField>? Fields { get; init; }

    /// <summary>Fewest rows, choices or files.</summary>
    public int? MinItems { get; init; }

    /// <summary>Most rows or choices.</summary>
    public int? MaxItems { get; init; }

    /// <summary>Whether a period is counted in days or to the minute.</summary>
    public Precision? Precision { get; init; }

    /// <summary>Which parts of a composite answer are asked here; parts not named keep the type's own rule.</summary>
    public IReadOnlyDictionary<string, PartUse>? Parts { get; init; }

    /// <summary>The date (or the start of the period) is at least so many days after the day of sending.</summary>
    public int? MinDaysFromToday { get; init; }

    /// <summary>The date (or the start of the period) is at most so many days after the day of sending.</summary>
    public int? MaxDaysFromToday { get; init; }

    /// <summary>Path of a date that this date may not precede.</summary>
    public string? NotBefore { get; init; }

    /// <summary>Longest period in days, both ends counted for dates.</summary>
    public int? MaxDays { get; init; }

    /// <summary>How a computed number is worked out.</summary>
    public Compute? Compute { get; init; }

    /// <summary>What becomes of a computed number's further digits; 四捨五入 when not given.</summary>
    public Rounding? Rounding { get; init; }
}

/// <summary>One answer to choose.</summary>
/// <param name="Code">What is stored.</param>
/// <param name="Label">What is read.</param>
public sealed record FormOption(string Code, LocalText Label);

/// <summary>条件: decides whether a question is asked or must be answered.</summary>
public sealed record Condition
{
    /// <summary>Path of the answer looked at: of the same row first, then of the whole form.</summary>
    public string? Field { get; init; }

    /// <summary>How it is compared.</summary>
    public Comparison? Is { get; init; }

    /// <summary>What it is compared with; an array for <see cref="Comparison.In"/>.</summary>
    public JsonNode? Value { get; init; }

    /// <summary>All of these hold.</summary>
    public IReadOnlyList<Condition>? All { get; init; }

    /// <summary>At least one of these holds.</summary>
    public IReadOnlyList<Condition>? Any { get; init; }

    /// <summary>This does not hold.</summary>
    public Condition? Not { get; init; }
}
