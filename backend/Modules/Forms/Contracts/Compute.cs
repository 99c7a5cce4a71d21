namespace CyberPort.Forms.Contracts;

/// <summary>計算: from which answers a number is worked out, and how.</summary>
/// <param name="Op">The operation.</param>
/// <param name="Of">Paths of the answers; a path through rows (<c>rows.area</c>) means that answer of every row.</param>
public sealed record Compute(ComputeOp Op, IReadOnlyList<string> Of);

/// <summary>計算の種類: how a number is worked out.</summary>
public enum ComputeOp
{
    /// <summary>All of them together.</summary>
    Sum,
    /// <summary>Multiplied; in rows, row by row and then together.</summary>
    Product,
    /// <summary>The first less the second.</summary>
    Difference,
    /// <summary>日数: from the first day to the last, both counted.</summary>
    Days,
    /// <summary>時間: from one moment to the other.</summary>
    Hours,
    /// <summary>The smallest.</summary>
    Minimum,
    /// <summary>The largest.</summary>
    Maximum,
}

/// <summary>端数処理: what becomes of the digits that are not shown.</summary>
public enum Rounding
{
    /// <summary>四捨五入.</summary>
    Half,
    /// <summary>切捨て (toward zero).</summary>
    Down,
    /// <summary>切上げ (away from zero).</summary>
    Up,
}
