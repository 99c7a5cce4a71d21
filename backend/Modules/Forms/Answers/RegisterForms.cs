using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;

namespace CyberPort.Forms.Answers;

/// <summary>登録の様式: what is asked of a vessel, a party, an address; the same composite answers as on every form (Data/register).</summary>
internal static class RegisterForms
{
    private static readonly Dictionary<RegisterKind, FormDefinition> Forms = new()
    {
        [RegisterKind.Vessel] = FormDefinition.Parse(FormJson.Data("register/vessel.json")),
        [RegisterKind.Party] = FormDefinition.Parse(FormJson.Data("register/party.json")),
        [RegisterKind.Address] = FormDefinition.Parse(FormJson.Data("register/address.json")),
    };

    public static FormDefinition Of(RegisterKind kind) => Forms[kind];

    /// <summary>The question that holds the composite answer.</summary>
    public static string WholeOf(RegisterKind kind) => kind switch
    {
        RegisterKind.Vessel => "vessel",
        RegisterKind.Party => "party",
        _ => "address",
    };
}
