using CyberPort.Forms.Contracts;
using CyberPort.Forms.Engine;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Print;

/// <summary>The fixed words of a paper form, and the patterns that are written into by hand.</summary>
internal static class PaperWords
{
    public static LocalText Sentence(PaperAct act, LocalText? basis)
    {
        var (ja, en) = act switch
        {
            PaperAct.Notify => ("届け出ます", "I give notice as follows"),
            PaperAct.Report => ("報告します", "I report as follows"),
            _ => ("申請します", "I apply as follows"),
        };
        return basis is null || string.IsNullOrWhiteSpace(basis.Ja)
            ? new($"次のとおり{ja}。", $"{en}.")
            : new($"{basis.Ja}の規定により、次のとおり{ja}。", $"Under {basis.En}, {en}.");
    }

    /// <summary>係留施設使用許可申請 is filed with a 係留施設使用許可申請書.</summary>
    public static LocalText Heading(LocalText title) =>
        title.Ja.EndsWith("申請", StringComparison.Ordinal) || title.Ja.EndsWith("届出", StringComparison.Ordinal) || title.Ja.EndsWith("報告", StringComparison.Ordinal)
            ? title with { Ja = title.Ja + "書" } : title;

    public static LocalText Trial { get; } = new("試行　申請ではありません", "TRIAL, not filed", "ためし　申請では ありません");
    public static LocalText Copy { get; } = new("（控え）", " (copy)");

    public static LocalText EmptyAnswer { get; } = new("（記入なし）", "(no answer)", "（書いていません）");

    public static LocalText OfficeOnly { get; } = new("※印の欄は、記入しないでください。", "Leave the boxes marked ※ empty.", "※の ところは 書かないで ください。");

    /// <summary>What stands in an empty box: dates and periods have their pattern, so that nobody forgets a part.</summary>
    public static string? Pattern(FormField field, string language)
    {
        var english = language == "en";
        return field.Type switch
        {
            FieldType.Date => Day(english),
            FieldType.DateTime => Moment(english),
            FieldType.Period when field.Precision == Precision.Minute => Span(Moment(english), english),
            FieldType.Period => Span(Day(english), english),
            FieldType.Address => "〒　　　－　　　　",
            _ => null,
        };
    }

    public static int Lines(FormField field) => field.Type switch
    {
        FieldType.LongText => field.MaxLength is <= 200 ? 3 : 5,
        FieldType.Address => 2,
        _ => 1,
    };

    public static string? Unit(FormField field, string language) => field.Type == FieldType.Money
        ? MessageTable.Unit("円", language) : field.Unit is { } unit ? MessageTable.Unit(unit, language) : null;

    private static string Day(bool english) => english ? "Year ______ Month ____ Day ____" : "　　　　年　　月　　日";

    private static string Moment(bool english) => english ? "Year ______ Month ____ Day ____ at ____:____" : "　　　　年　　月　　日　　時　　分";

    private static string Span(string one, bool english) => english ? $"from {one}\nto {one}" : $"{one}から\n{one}まで";
}
