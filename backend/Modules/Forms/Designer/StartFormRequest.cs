using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Results;
using FluentValidation;

namespace CyberPort.Forms.Designer;

/// <summary>Where a working copy begins.</summary>
internal enum FormSource
{
    /// <summary>Nothing.</summary>
    Blank,
    /// <summary>国の標準.</summary>
    Master,
    /// <summary>Another authority's published form.</summary>
    Library,
    /// <summary>A published version of the authority's own; the one in force without a version.</summary>
    Version,
}

/// <param name="Kind">Where it begins.</param>
/// <param name="Code">Code of the form or master taken; the new form's own code without it.</param>
/// <param name="Version">Its version; the one in force without it.</param>
/// <param name="Authority">Whose form of the library.</param>
internal sealed record FormOrigin(FormSource Kind, string? Code = null, string? Version = null, string? Authority = null);

internal sealed record StartFormRequest(string Code, LocalText? Title, FormOrigin From);

internal sealed class StartFormValidator : AbstractValidator<StartFormRequest>
{
    public StartFormValidator()
    {
        RuleFor(r => r.Code).NotNull().Matches("^[a-z][a-z0-9-]{1,59}$")
            .Says("form.code", "識別名は、小文字の英字で始まる 2～60 文字の英数字とハイフンにしてください。", "The code begins with a small letter and has 2 to 60 small letters, digits or hyphens.");
        RuleFor(r => r.From).NotNull().Says("form.from", "何から始めるかを選んでください。", "Please choose what to start from.");
        RuleFor(r => r.Title).Must(title => title is null || (title.Ja?.Length <= 200 && title.En?.Length <= 200 && !$"{title.Ja}{title.En}{title.Easy}".Contains('\0', StringComparison.Ordinal)))
            .Says("text.max", "名前は 200 文字までです。", "The title has at most 200 characters.");
        RuleFor(r => r.Title).Must((r, title) => r.From?.Kind != FormSource.Blank || title?.Ja?.Trim().Length > 0)
            .Says("form.title", "様式の名前を入れてください。", "Please give the form a title.");
    }
}
