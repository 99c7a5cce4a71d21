using CyberPort.Platform.Persistence;
using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Templates;

/// <summary>ひな形: answers kept under a name, to begin repeated filings from.</summary>
internal sealed class FilingTemplate : IPartyOwned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PartyId { get; set; }
    public string Name { get; set; } = "";
    public Guid AuthorityId { get; init; }
    public string ProcedureCode { get; init; } = "";
    public string FormCode { get; init; } = "";
    public string FormVersion { get; init; } = "";
    public string Answers { get; init; } = "{}";

    /// <summary>The day of the filing that it was taken from: later days in it are plans, to be set anew.</summary>
    public DateOnly FiledOn { get; init; }
    public DateTimeOffset CreatedAt { get; init; }
}

/// <summary>The refusals of templates.</summary>
internal static class TemplateErrors
{
    public static readonly Error NotFound = Error.NotFound("template");

    public static readonly Error NameTaken = new("template.name-taken", ErrorKind.Conflict, new(
        "同じ名前のひな形があります。別の名前を付けてください。", "There is a template of this name already. Please choose another.",
        "おなじ なまえの ひながたが あります。べつの なまえに してください。"));

    public static readonly Error TooMany = new("template.too-many", ErrorKind.Limited, new(
        "ひな形は100件までです。使わないものを消してください。", "You can keep 100 templates. Please delete some that you no longer need."));
}
