namespace CyberPort.Procedures.Applications;

/// <summary>A page of something that a person has, with how many there are in all.</summary>
/// <param name="Items">The page.</param>
/// <param name="Next">For <c>?after=</c>; null at the end.</param>
/// <param name="Count">How many there are, on the first page; counting stops at <see cref="CountedTo"/>.</param>
internal sealed record OwnList<T>(IReadOnlyList<T> Items, string? Next, int? Count)
{
    /// <summary>"That many or more".</summary>
    public const int Most = 500;

    /// <summary>A count of so many means "that many or more".</summary>
    public int CountedTo => Most;
}
