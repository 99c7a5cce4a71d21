namespace CyberPort.Identity.Accounts;

/// <summary>What people type in full-width letters means the same in half-width ones. (The service runs without ICU, so no NFKC.)</summary>
internal static class Typed
{
    public static string HalfWidth(string text) => string.Create(text.Length, text, static (span, source) =>
    {
        for (var i = 0; i < span.Length; i++)
        {
            span[i] = source[i] switch
            {
                >= '！' and <= '～' => (char)(source[i] - 0xFEE0),
                '\u3000' => ' ',
                var other => other,
            };
        }
    });
}
