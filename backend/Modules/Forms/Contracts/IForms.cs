using System.Text.Json.Nodes;

namespace CyberPort.Forms.Contracts;

/// <summary>様式について他のモジュールが尋ねること: what other modules may ask about forms.</summary>
public interface IForms
{
    /// <summary>
    /// The form of the entered authority in the named version or, without one, in the version in force today. An authority
    /// without a text of its own uses the national master. Null when there is none.
    /// </summary>
    Task<FormDefinition?> GetAsync(Guid tenantId, string formCode, string? version, CancellationToken cancel);

    /// <summary>見本の回答: answers that the entered authority keeps with its form as a good example; null when it keeps none.</summary>
    Task<JsonObject?> SampleAsync(Guid tenantId, string formCode, CancellationToken cancel);

    /// <summary>The code lists that answers are checked against and worded with: the national ones and the entered authority's own.</summary>
    Task<ICodeLookup> CodesAsync(Guid tenantId, CancellationToken cancel);
}
