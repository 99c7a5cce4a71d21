using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using CyberPort.Procedures.Review;
using FluentValidation;

namespace CyberPort.Procedures.Desks;

/// <summary>A desk; <paramref name="Mine"/>: the caller sits there, or somebody whom the caller covers.</summary>
internal sealed record DeskRow(Guid Id, LocalText Name, bool IsDefault, IReadOnlyList<OfficerView> Members, bool Mine);

internal sealed record KeepDeskRequest(LocalText Name, IReadOnlyList<Guid> Members, bool IsDefault = false);

internal sealed class KeepDeskValidator : AbstractValidator<KeepDeskRequest>
{
    public KeepDeskValidator()
    {
        RuleFor(r => r.Name).NotNull().Must(n => n is not null && !string.IsNullOrWhiteSpace(n.Ja) && !string.IsNullOrWhiteSpace(n.En)
            && n.Ja.Length <= 60 && n.En.Length <= 60).Says("required", "名称を日本語と英語で、60文字以内で書いてください。", "Please give the name in Japanese and English, at most 60 characters.");
        RuleFor(r => r.Members).NotNull().Must(m => m is not null && m.Count <= 200).Says("items.max", "職員が多すぎます。", "Too many members.");
    }
}
