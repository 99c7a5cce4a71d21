using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using FluentValidation;

namespace CyberPort.Procedures.Templates;

internal sealed record TemplateRow(
    Guid Id, string Name, string Tenant, LocalText AuthorityName, string Procedure, LocalText ProcedureTitle, DateTimeOffset CreatedAt);

internal sealed record TemplateAdded(Guid Id);

/// <summary>What to keep: a draft or a past case, under a name.</summary>
internal sealed record AddTemplateRequest(string Name, Guid? Draft = null, Guid? Case = null);

internal sealed class AddTemplateValidator : AbstractValidator<AddTemplateRequest>
{
    public AddTemplateValidator() => RuleFor(r => r.Name).IsTemplateName();
}

internal sealed record RenameTemplateRequest(string Name);

internal sealed class RenameTemplateValidator : AbstractValidator<RenameTemplateRequest>
{
    public RenameTemplateValidator() => RuleFor(r => r.Name).IsTemplateName();
}

internal static class TemplateNames
{
    public static IRuleBuilderOptions<T, string> IsTemplateName<T>(this IRuleBuilder<T, string> rule) =>
        rule.Must(name => name?.Trim() is { Length: >= 1 and <= 60 } && !name.Contains('\0', StringComparison.Ordinal))
            .Says("template.name", "ひな形の名前は1～60文字で付けてください。", "The name must have 1 to 60 characters.", "なまえは 1文字から 60文字で 書いてください。");
}
