using CyberPort.Forms.Contracts;

namespace CyberPort.Forms.Engine;

/// <summary>Shapes of addresses, numbers and codes, after normalising.</summary>
internal static class ContactText
{
    /// <summary>The code of what is wrong with a text of a special format, or nothing.</summary>
    public static string? FormatError(TextFormat? format, string text) => format switch
    {
        TextFormat.Kana when !text.All(IsKana) => "kana.invalid",
        TextFormat.CallSign when text.Length is < 3 or > 10 || !text.All(IsCapitalOrDigit) => "callSign.invalid",
        TextFormat.Imo when text.Length != 7 || !Folding.IsDigits(text) => "imo.invalid",
        TextFormat.Imo when !CheckDigits.IsImo(text) => "imo.check",
        TextFormat.CorporateNumber when text.Length != 13 || !Folding.IsDigits(text) => "corporateNumber.invalid",
        TextFormat.CorporateNumber when !CheckDigits.IsCorporateNumber(text) => "corporateNumber.check",
        TextFormat.PostalCode when text.Length != 7 || !Folding.IsDigits(text) => "postalCode.invalid",
        _ => null,
    };

    public static bool IsMail(string text)
    {
        var at = text.LastIndexOf('@');
        if (at is < 1 or > 64 || text.Length > FieldParts.Limits.Email || !text[..at].All(IsMailLocal))
        {
            return false;
        }
        var labels = text[(at + 1)..].Split('.');
        return labels.Length >= 2 && labels[^1].Length >= 2 && labels[^1].All(char.IsAsciiLetterLower)
            && labels.All(label => label.Length is >= 1 and <= 63 && label[0] != '-' && label[^1] != '-'
                && label.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-'));
    }

    /// <summary>Ten or eleven digits from 0, or + and a country code.</summary>
    public static bool IsPhone(string text) =>
        text.StartsWith('+')
            ? text.Length is >= 9 and <= 16 && Folding.IsDigits(text[1..]) && text[1] != '0'
            : text.Length is 10 or 11 && Folding.IsDigits(text) && text[0] == '0' && text[1] != '0';

    /// <summary>UN/LOCODE: country and place, without the digits 0 and 1.</summary>
    public static bool IsLocode(string text) =>
        text.Length == 5 && text.All(IsCapitalOrDigit) && char.IsAsciiLetterUpper(text[0]) && char.IsAsciiLetterUpper(text[1])
        && text.All(c => c is not ('0' or '1'));

    public static bool IsFacilityCode(string text) =>
        text.Length is >= 1 and <= 40 && text.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.');

    /// <summary>0301234567 stays as it is where only a table of area codes would know the hyphens.</summary>
    public static string ShowPhone(string text) => text switch
    {
        { Length: 11 } when text[0] == '0' => $"{text[..3]}-{text[3..7]}-{text[7..]}",
        { Length: 10 } when text.StartsWith("0120", StringComparison.Ordinal) => $"{text[..4]}-{text[4..7]}-{text[7..]}",
        { Length: 10 } when text.StartsWith("03", StringComparison.Ordinal) || text.StartsWith("06", StringComparison.Ordinal) =>
            $"{text[..2]}-{text[2..6]}-{text[6..]}",
        _ => text,
    };

    public static string ShowPostalCode(string text) => text.Length == 7 && Folding.IsDigits(text) ? $"{text[..3]}-{text[3..]}" : text;

    private static bool IsCapitalOrDigit(char c) => c is (>= 'A' and <= 'Z') or (>= '0' and <= '9');

    private static bool IsKana(char c) =>
        c is (>= 'ァ' and <= 'ヺ') or 'ー' or '・' or ' ' || char.IsAsciiLetterOrDigit(c) || ".,&'()-/".Contains(c, StringComparison.Ordinal);

    private static bool IsMailLocal(char c) =>
        char.IsAsciiLetterOrDigit(c) || ".!#$%&'*+/=?^_`{|}~-".Contains(c, StringComparison.Ordinal);
}
