using System.Text.Json.Nodes;
using CyberPort.Forms.Contracts;
using CyberPort.Forms.Definitions;
using CyberPort.Forms.Persistence;
using CyberPort.Platform.Results;
using CyberPort.Tenancy.Contracts;
using Microsoft.EntityFrameworkCore;

namespace CyberPort.Forms.Answers;

/// <summary>Answers what other modules ask about the entered party's register.</summary>
internal sealed class Register(FormsDb db) : IRegister
{
    public async Task<IReadOnlyList<RegisterItem>> AllAsync(CancellationToken cancel) =>
        [.. (await db.Register.AsNoTracking().OrderBy(e => e.Kind).ThenBy(e => e.Name).ToListAsync(cancel))
            .Select(e => new RegisterItem(e.Id, e.Kind, e.Name, RegisterForms.Of(e.Kind), (JsonObject)JsonNode.Parse(e.Answers)!))];
}

/// <summary>The national code lists that entries are checked against; they belong to no authority.</summary>
internal sealed class RegisterCodes(ICodeLists lists)
{
    public async Task<ICodeLookup> AllAsync(CancellationToken cancel)
    {
        var found = new Dictionary<string, IReadOnlyDictionary<string, LocalText>>();
        foreach (var name in (string[])["countries", "shipTypes"])
        {
            found[name] = await lists.FindAsync(name, cancel) ?? throw new InvalidOperationException($"The code list {name} is missing.");
        }

        return new CodeLookup(found);
    }
}
