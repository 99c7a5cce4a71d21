using CyberPort.Platform.Results;
using System.Text.Json;

namespace CyberPort.Procedures.Prefill;

/// <summary>Where an offered answer comes from.</summary>
/// <param name="Kind"><c>case</c>, <c>register</c>, <c>account</c>, or <c>authority</c> for one that files elsewhere.</param>
/// <param name="Id">The case or the entry.</param>
/// <param name="Name">Reference number of the case, or name of the entry.</param>
/// <param name="Authority">Where the case was filed.</param>
/// <param name="At">When.</param>
internal sealed record AnswerSource(string Kind, Guid? Id, string? Name, LocalText? Authority, DateTimeOffset? At);

/// <summary>One answer to take or leave.</summary>
internal sealed record AnswerOffer(AnswerSource Source, JsonElement Value, string Text);

/// <summary>What one question is offered.</summary>
/// <param name="Field">The question.</param>
/// <param name="Offers">The nearest first.</param>
/// <param name="More">There are further ones: ask for this question alone, with words.</param>
internal sealed record FieldOffers(string Field, IReadOnlyList<AnswerOffer> Offers, bool More);

/// <summary>What a draft is offered.</summary>
internal sealed record SuggestionsView(IReadOnlyList<FieldOffers> Fields);
