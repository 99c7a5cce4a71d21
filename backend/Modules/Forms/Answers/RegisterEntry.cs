using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Platform.Persistence;

namespace CyberPort.Forms.Answers;

/// <summary>船舶・連絡先の一件: a vessel, a company or person, or an address that somebody keeps to fill in again.</summary>
internal sealed class RegisterEntry : IPartyOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PartyId { get; set; }
    public RegisterKind Kind { get; init; }
    public string Name { get; private set; } = "";

    /// <summary>What tells one entry of a kind from another: call sign, IMO or corporate number, else the name. Unique per owner and kind.</summary>
    public string Identity { get; private set; } = "";
    public string Answers { get; private set; } = "{}";
    public DateTimeOffset SavedAt { get; private set; }
    public int Version { get; private set; }

    public void Write(JsonObject answers, DateTimeOffset at)
    {
        (Name, Identity) = (NameIn(Kind, answers), IdentityIn(Kind, answers));
        (Answers, SavedAt) = (answers.ToJsonString(Platform.Endpoints.Json.Options), at);
        Version++;
    }

    public static string IdentityIn(RegisterKind kind, JsonObject answers)
    {
        string? Part(string name) => Text((answers[RegisterForms.WholeOf(kind)] as JsonObject)?[name]);
        return kind switch
        {
            RegisterKind.Vessel => Part("imo") ?? Part("callSign") ?? NameIn(kind, answers),
            RegisterKind.Party => Part("corporateNumber") ?? NameIn(kind, answers),
            _ => NameIn(kind, answers),
        };
    }

    private static string NameIn(RegisterKind kind, JsonObject answers) =>
        (kind == RegisterKind.Address ? Text(answers["name"]) : Text((answers[RegisterForms.WholeOf(kind)] as JsonObject)?["name"])) ?? "";

    private static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) && text.Length > 0 ? text : null;
}
