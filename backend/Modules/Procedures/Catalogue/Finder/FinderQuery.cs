using CyberPort.Platform.Text;

namespace CyberPort.Procedures.Catalogue.Finder;

/// <summary>What somebody typed, taken apart: things that are known by some word, and pieces that are not.</summary>
internal sealed class FinderQuery
{
    private static readonly char[] Between = [' ', '　', '、', '。', '・', '，', ',', '.', '/', '／', '（', '）', '(', ')', '「', '」', '?', '？', '!', '！'];
    private static readonly HashSet<char> Particles = [.. "をにのではがとへもやか"];

    private FinderQuery(string whole) => (Whole, Pairs) = (whole, Similarity.PairsOf(whole));

    /// <summary>Everything, folded.</summary>
    public string Whole { get; }

    /// <summary>Its pairs of characters.</summary>
    public int[] Pairs { get; }

    /// <summary>Concepts by how surely they are meant, 0 to 1.</summary>
    public Dictionary<int, double> Concepts { get; } = [];

    /// <summary>The words of concepts as they were typed: who uses the same word answers better than who means the same.</summary>
    public HashSet<FinderWord> Said { get; } = [];

    /// <summary>What no word explains.</summary>
    public List<(string Text, int[] Pairs)> Pieces { get; } = [];

    public bool IsEmpty => Whole.Length == 0;

    public static FinderQuery Of(string? typed)
    {
        var text = (typed ?? "").Length > 200 ? typed![..200] : typed ?? "";
        var query = new FinderQuery(SearchText.Fold(text));
        foreach (var token in text.Split(Between, StringSplitOptions.RemoveEmptyEntries).Select(SearchText.Fold).Where(t => t.Length > 0))
        {
            query.Read(token);
        }

        return query;
    }

    private void Read(string token)
    {
        var covered = new bool[token.Length];
        foreach (var word in FinderWords.All)
        {
            if (At(token, word, covered) is not (>= 0 and var at))
            {
                continue;
            }

            // A word may belong to several groups; all of them are meant.
            foreach (var same in FinderWords.All.Where(w => w.Text == word.Text))
            {
                Concepts[same.Concept] = 1;
            }

            Said.Add(word);
            Array.Fill(covered, true, at, word.Text.Length);
        }

        foreach (var piece in Rest(token, covered))
        {
            if (Slip(piece) is { } concept)
            {
                Concepts.TryAdd(concept, 0.8);
            }
            else
            {
                Pieces.Add((piece, Similarity.PairsOf(piece)));
            }
        }
    }

    private static int At(string token, FinderWord word, bool[] covered)
    {
        if (word.IsLatin)
        {
            return token == word.Text && !covered[0] ? 0 : -1;
        }

        for (var at = token.IndexOf(word.Text, StringComparison.Ordinal); at >= 0; at = token.IndexOf(word.Text, at + 1, StringComparison.Ordinal))
        {
            var begins = at == 0 || covered[at - 1] || Particles.Contains(token[at - 1]) || !FinderWords.IsKana(token[at - 1]);
            if ((!word.OnlyAtStart || begins) && !covered.AsSpan(at, word.Text.Length).Contains(true))
            {
                return at;
            }
        }

        return -1;
    }

    /// <summary>What is left over, without particles and the words that everybody adds.</summary>
    private static IEnumerable<string> Rest(string token, bool[] covered)
    {
        var open = new string([.. token.Select((c, i) => covered[i] ? '\0' : c)]);
        foreach (var filler in FinderWords.Fillers)
        {
            open = char.IsAsciiLetter(filler[0]) ? (open == filler ? "" : open) : open.Replace(filler, "\0", StringComparison.Ordinal);
        }

        return open.Split('\0').Select(p => p.Trim([.. Particles])).Where(p => p.Length >= 2);
    }

    /// <summary>The nearest known word, when the piece is a slip of one.</summary>
    private static int? Slip(string piece)
    {
        var most = piece.Length >= 8 ? 2 : piece.Length >= 4 ? 1 : 0;
        return most == 0 ? null
            : FinderWords.All.Where(w => w.Text.Length >= 4 && Similarity.IsSlip(piece, w.Text, most)).Select(w => (int?)w.Concept).FirstOrDefault();
    }
}
