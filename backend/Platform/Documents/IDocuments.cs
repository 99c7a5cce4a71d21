using System.Text.Json.Nodes;
using CyberPort.Platform.Results;

namespace CyberPort.Platform.Documents;

/// <summary>帳票: makes the PDF documents of the service out of a template and data.</summary>
/// <remarks>The seam for the document engine. Today Typst answers behind it; nobody outside this folder knows.</remarks>
public interface IDocuments
{
    /// <summary>Renders one document.</summary>
    /// <param name="template">Name of a registered template, for example <c>procedures/permit</c>.</param>
    /// <param name="data">What the template prints. Texts in it are printed as they are, never read as markup.</param>
    /// <param name="options">How; <see langword="null"/> for an archivable, tagged PDF.</param>
    /// <param name="cancel">Stops waiting for a free engine.</param>
    /// <returns>The PDF, or <c>documents.engine-unavailable</c>.</returns>
    /// <exception cref="DocumentTemplateException">The template cannot print this data: a bug, not a refusal.</exception>
    Task<Result<byte[]>> RenderAsync(
        string template, JsonNode data, DocumentOptions? options = null, CancellationToken cancel = default);

    /// <summary>Asks the engine for a sign of life, starting it when it is not running.</summary>
    Task<Result> CheckAsync(CancellationToken cancel = default);
}

/// <summary>How a document is made.</summary>
/// <param name="Standard">PDF standard: <c>a-2a</c> (archive, tagged) or <c>ua-1</c> (accessibility); <see langword="null"/> for plain tagged PDF.</param>
/// <param name="Date">Day written into the file; today in Tokyo when not given.</param>
public sealed record DocumentOptions(string? Standard = "a-2a", DateOnly? Date = null);

/// <summary>A template failed on its data; the message holds the engine's own words.</summary>
public sealed class DocumentTemplateException(string template, string words)
    : Exception($"Template '{template}' cannot print this data: {words}");

/// <summary>Refusals of the document engine.</summary>
public static class DocumentErrors
{
    /// <summary>The engine did not answer, was started anew and did not answer again.</summary>
    public static Error EngineUnavailable { get; } = new("documents.engine-unavailable", ErrorKind.Unavailable, new(
        "いま書類を作成できません。入力や手続の内容は失われていません。しばらくしてからもう一度お試しください。",
        "The document cannot be made right now. Nothing you entered is lost. Please try again in a little while.",
        "いま 書類を 作ることが できません。入れた内容は なくなっていません。すこし 待って、もういちど 試してください。"));
}
