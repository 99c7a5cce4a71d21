using CyberPort.Platform.Text;

namespace CyberPort.Procedures.Catalogue.Finder;

/// <summary>What is known of one procedure when people look for it.</summary>
internal sealed class ProcedureIndex
{
    private readonly double[] concepts = new double[FinderWords.Concepts];
    private readonly string title;
    private readonly string[] titles;
    private readonly int[][] pairs;
    private readonly string[] plain;
    private readonly string[] words;
    private readonly string rest;

    public ProcedureIndex(Procedure procedure)
    {
        Procedure = procedure;
        var national = NationalCatalogue.Find(procedure.NationalCode);
        // An authority's own title is another name for the same thing.
        string[] named = [procedure.Title.Ja, procedure.Title.En, procedure.Title.Easy ?? "", .. (national?.Reading ?? "").Split(' '), national?.Name.Ja ?? "", national?.Name.Easy ?? ""];
        titles = [.. named.Select(SearchText.Fold).Where(t => t.Length > 0).Distinct()];
        pairs = [.. titles.Select(Similarity.PairsOf)];
        title = string.Join('|', titles);
        words = [.. $"{procedure.Keywords} {national?.Keywords}".Split([' ', '　', '、', ','], StringSplitOptions.RemoveEmptyEntries).Select(SearchText.Fold).Where(w => w.Length > 0)];
        rest = SearchText.Fold($"{procedure.Summary.Ja}|{procedure.Summary.En}|{procedure.LegalBasis.Ja}|{procedure.Code}|{procedure.PaperForm}");
        // やさしい日本語 stands with spaces: there the beginnings of words are seen, also of ふね and みず.
        plain = [.. $"{procedure.Title.Easy} {national?.Name.Easy}".Split([' ', '　', '・'], StringSplitOptions.RemoveEmptyEntries).Select(SearchText.Fold).Where(w => w.Length > 0)];
        var english = SearchText.Fold(procedure.Title.En.Replace(' ', '|')).Split('|').ToHashSet();
        foreach (var word in FinderWords.All)
        {
            var weight = word.IsLatin ? (english.Contains(word.Text) ? 1.0 : words.Contains(word.Text) ? 0.7 : 0)
                : InTitle(word) ? 1.0
                : Array.Exists(words, w => w.StartsWith(word.Text, StringComparison.Ordinal)) ? 0.7
                : !word.OnlyAtStart && rest.Contains(word.Text, StringComparison.Ordinal) ? 0.3 : 0;
            concepts[word.Concept] = Math.Max(concepts[word.Concept], weight);
        }
    }

    public Procedure Procedure { get; }

    public bool Knows(int concept) => concepts[concept] >= 0.7;

    /// <summary>How well it answers; zero when nothing fits. Rare concepts count for more than those that everything has.</summary>
    public double Score(FinderQuery query, double[] rarity)
    {
        var score = query.Concepts.Sum(c => c.Value * concepts[c.Key] * rarity[c.Key]);
        score += query.Said.Sum(word => InTitle(word) || Array.Exists(words, w => w.StartsWith(word.Text, StringComparison.Ordinal)) ? 0.15 * rarity[word.Concept] : 0);
        score += query.Pieces.Sum(piece => Piece(piece.Text, piece.Pairs));
        if (query.Whole.Length >= 2)
        {
            score += title.Contains(query.Whole, StringComparison.Ordinal) ? 1.5 + (titles.Contains(query.Whole) ? 2 : 0) : words.Contains(query.Whole) ? 1 : 0;
        }

        if (query.Whole.Length >= 4)
        {
            var alike = pairs.Max(t => Similarity.Alike(query.Pairs, t));
            score += alike >= 0.4 ? 2 * alike : 0;
        }

        return score;
    }

    private bool InTitle(FinderWord word) => word.OnlyAtStart
        ? Array.Exists(plain, w => w.StartsWith(word.Text, StringComparison.Ordinal))
        : !word.IsLatin && title.Contains(word.Text, StringComparison.Ordinal);

    private double Piece(string piece, int[] piecePairs)
    {
        if (title.Contains(piece, StringComparison.Ordinal))
        {
            return 2;
        }

        if (Array.Exists(words, w => w.Contains(piece, StringComparison.Ordinal)))
        {
            return 1.4;
        }

        if (rest.Contains(piece, StringComparison.Ordinal))
        {
            return 0.8;
        }

        var most = piece.Length >= 8 ? 2 : piece.Length >= 4 ? 1 : 0;
        return most > 0 && Array.Exists(words, w => Similarity.IsSlip(piece, w, most)) ? 1
            : piece.Length >= 3 && pairs.Max(t => Similarity.Alike(piecePairs, t)) is >= 0.5 and var alike ? alike : 0;
    }
}
