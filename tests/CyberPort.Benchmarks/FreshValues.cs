using System.Globalization;
using System.Text.RegularExpressions;

namespace CyberPort.Benchmarks;

/// <summary>New ids, numbers and verification codes for each time the same rows are written: whatever was new in the captured rows is new again.</summary>
internal sealed partial class FreshValues
{
    private static int counter;
    private readonly string[] made;
    private readonly Regex any;

    public FreshValues(IReadOnlyList<Written> written)
    {
        var values = written.Where(w => w.Sql.StartsWith("insert", StringComparison.Ordinal)).SelectMany(w => w.Values).OfType<string>().ToList();
        // Version 7 ids carry the time: those made in the five seconds before the newest are the captured transaction's own (a desk of the demonstration may be a minute old).
        var ids = values.SelectMany(v => Uuid().Matches(v)).Select(m => m.Value).ToList();
        var newest = ids.Select(At).DefaultIfEmpty().Max();
        made = [.. ids.Where(v => newest - At(v) < 5_000)
            .Concat(values.Where(v => Number().IsMatch(v) || Code().IsMatch(v))).Distinct()];
        any = new(made.Length == 0 ? "(?!)" : string.Join('|', made.Select(Regex.Escape)), RegexOptions.Compiled);
    }

    /// <summary>A renewal for one transaction: the same old value becomes the same new one everywhere in it.</summary>
    public Func<string?, string?> Next()
    {
        var n = Interlocked.Increment(ref counter);
        var renewed = made.ToDictionary(v => v, v =>
            Number().IsMatch(v) ? string.Create(CultureInfo.InvariantCulture, $"BENCH-{n:D9}")
            : Code().IsMatch(v) ? string.Create(CultureInfo.InvariantCulture, $"{n:0000-0000-0000-0000}")
            : Guid.CreateVersion7().ToString());
        return value => value is null || value.Length < 10 ? value : any.Replace(value, m => renewed[m.Value]);
    }

    private static long At(string uuid) => long.Parse(uuid.AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture) << 16
        | long.Parse(uuid.AsSpan(9, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture);

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Uuid();

    [GeneratedRegex("^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$")]
    private static partial Regex Code();

    [GeneratedRegex("^[A-Z]{2,12}-20[0-9]{2}-[0-9]{6}$")]
    private static partial Regex Number();
}
