using System.Collections.Immutable;

namespace CyberPort.Platform.Results;

/// <summary>What kind of refusal this is; each kind has one HTTP status.</summary>
public enum ErrorKind
{
    /// <summary>400: what was sent is not acceptable.</summary>
    Invalid,
    /// <summary>401: nobody is signed in.</summary>
    Unauthenticated,
    /// <summary>403: this person may not do this.</summary>
    Forbidden,
    /// <summary>404: not there, or not this caller's to know of.</summary>
    NotFound,
    /// <summary>409: not possible in the present state.</summary>
    Conflict,
    /// <summary>412: somebody changed it first.</summary>
    Stale,
    /// <summary>413: more than is taken in one call.</summary>
    TooLarge,
    /// <summary>429: too often.</summary>
    Limited,
    /// <summary>503: something this needs is down; trying again helps.</summary>
    Unavailable,
}

/// <summary>One sentence beside one field.</summary>
/// <param name="Field">Path of the field, for example <c>vessel.callSign</c> or <c>cargo[0].tons</c>.</param>
/// <param name="Code">Stable code for programs.</param>
/// <param name="Message">Sentence in the caller's language: what is wrong and what to do.</param>
public sealed record FieldError(string Field, string Code, string Message);

/// <summary>A refusal as a value: never thrown, mapped once to ProblemDetails.</summary>
/// <param name="Code">Stable code that the SPA switches on, for example <c>case.stale</c>.</param>
/// <param name="Kind">Decides the HTTP status.</param>
/// <param name="Title">What happened and what to do next, for people.</param>
public sealed record Error(string Code, ErrorKind Kind, LocalText Title)
{
    /// <summary>Errors that belong beside single fields.</summary>
    public ImmutableArray<FieldError> Fields { get; init; } = [];

    /// <summary>Further members of the problem document.</summary>
    public ImmutableDictionary<string, object?> Details { get; init; } = ImmutableDictionary<string, object?>.Empty;

    /// <summary>The same refusal with errors per field.</summary>
    public Error With(IEnumerable<FieldError> fields) => this with { Fields = [.. Fields, .. fields] };

    /// <summary>The same refusal with one more member for the problem document.</summary>
    public Error With(string key, object? value) => this with { Details = Details.SetItem(key, value) };

    /// <summary>A row that is not there, or not this caller's: the two look the same from outside.</summary>
    public static Error NotFound(string what) => new($"{what}.not-found", ErrorKind.NotFound,
        new("見つかりませんでした。番号やリンクをお確かめください。", "Not found. Please check the number or the link."));
}
