using System.Diagnostics.CodeAnalysis;

namespace CyberPort.Platform.Results;

/// <summary>Done, or the refusal that says why not.</summary>
public readonly struct Result
{
    private Result(Error? error) => Error = error;

    /// <summary>The refusal, when there is one.</summary>
    public Error? Error { get; }

    /// <summary>True when this is a refusal.</summary>
    [MemberNotNullWhen(true, nameof(Error))]
    public bool IsError => Error is not null;

    /// <summary>Done.</summary>
    public static Result Ok => default;

    /// <summary>A refusal.</summary>
    public static implicit operator Result(Error error) => new(error);
}

/// <summary>A value, or the refusal that says why there is none.</summary>
/// <typeparam name="T">The value.</typeparam>
public readonly struct Result<T>
{
    private readonly T? value;

    private Result(T? value, Error? error) => (this.value, Error) = (value, error);

    /// <summary>The refusal, when there is one.</summary>
    public Error? Error { get; }

    /// <summary>True when this is a refusal.</summary>
    [MemberNotNullWhen(true, nameof(Error))]
    public bool IsError => Error is not null;

    /// <summary>The value; asking a refusal for it is a bug.</summary>
    public T Value => IsError ? throw new InvalidOperationException($"No value: {Error.Code}") : value!;

    /// <summary>A value.</summary>
    public static implicit operator Result<T>(T value) => new(value, null);

    /// <summary>A refusal.</summary>
    public static implicit operator Result<T>(Error error) => new(default, error);
}
