namespace CyberPort.Platform.Endpoints;

/// <summary>一行の文字: what may stand in a name or another text of one line.</summary>
public static class OneLine
{
    /// <summary>Control characters, line ends, and what nobody sees: marks without width and those that turn the writing direction.</summary>
    public static bool IsUnseen(char c) => char.IsControl(c)
        || c is '\u200B' or '\u200E' or '\u200F' or '\u2028' or '\u2029' or '\u2060' or '\uFEFF' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
