namespace CyberPort.Platform.Endpoints;

/// <summary>続きのある一覧: a page of a list, with how many there are in all.</summary>
/// <param name="Items">The page.</param>
/// <param name="Next">For <c>?after=</c>; null at the end.</param>
/// <param name="Count">How many there are, on the first page; counting stops at <see cref="CountedTo"/>.</param>
public sealed record CountedList<T>(IReadOnlyList<T> Items, string? Next, int? Count)
{
    /// <summary>"That many or more".</summary>
    public const int Most = 500;

    /// <summary>A count of so many means "that many or more".</summary>
    public int CountedTo => Most;
}
