using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using CyberPort.Forms.Contracts;
using CyberPort.Tenancy.Contracts;

namespace CyberPort.Procedures.Prefill;

/// <summary>団体の登録内容: what an authority that files to another has told of itself in its settings, as answers.</summary>
internal static partial class AuthorityAnswers
{
    public static ItemAnswers Of(AuthorityView filer)
    {
        var contact = filer.Contact;
        var party = new JsonObject
        {
            ["kind"] = "company", ["name"] = filer.Name.Ja, ["representative"] = filer.ChiefTitle.Ja, ["corporateNumber"] = filer.CorporateNumber,
            ["phone"] = contact.Phone, ["email"] = contact.Email, ["address"] = Address(contact.Address.Ja),
        };
        FormField[] fields =
        [
            Field("applicant", FieldType.Party, "applicant"), Field("department", FieldType.Text, "contact.department"),
            Field("phone", FieldType.Phone, "contact.phone"), Field("email", FieldType.Email, "contact.email"),
        ];
        return new(new("authority", "1", new("", ""), [new("authority", new("", ""), fields)]), new JsonObject
        {
            ["applicant"] = party, ["department"] = contact.Department.Ja, ["phone"] = contact.Phone, ["email"] = contact.Email,
        });
    }

    /// <summary>〒039-0000 青浜県青浜市港町1丁目1番1号 in its parts; what is not written so is the line.</summary>
    private static JsonObject Address(string text)
    {
        var parts = JapaneseAddress().Match(text.Trim());
        return parts.Success
            ? new()
            {
                ["postalCode"] = Part("code"), ["prefecture"] = Part("prefecture"), ["city"] = Part("city"), ["line"] = Part("line"),
            }
            : new() { ["line"] = text.Trim() };

        string? Part(string name) => parts.Groups[name] is { Success: true, Value.Length: > 0 } found ? found.Value.Trim() : null;
    }

    private static FormField Field(string id, FieldType type, string item) => new(id, type, new("", "")) { Item = item };

    [GeneratedRegex("^(?:〒?\\s*(?<code>[0-9]{3}-?[0-9]{4})\\s*)?(?<prefecture>東京都|北海道|(?:京都|大阪)府|[^\\s県]{2,3}県)(?<city>(?:[^\\s市区町村]{1,10}郡)?[^\\s]{1,10}?[市区町村])(?<line>.+)$")]
    private static partial Regex JapaneseAddress();
}
