namespace CyberPort.Platform.Results;

/// <summary>A text for people in the languages of the service: 日本語, English and, where it helps, やさしい日本語.</summary>
/// <param name="Ja">Japanese, always present.</param>
/// <param name="En">English; the Japanese text stands in while it is empty.</param>
/// <param name="Easy">やさしい日本語; the Japanese text stands in when it is missing.</param>
public sealed record LocalText(string Ja, string En, string? Easy = null)
{
    /// <summary>The text in a language tag of <see cref="Actors.Languages"/>; an unknown tag gives Japanese.</summary>
    public string In(string language) => language switch
    {
        "en" => En.Length > 0 ? En : Ja,
        "easy" => Easy ?? Ja,
        _ => Ja,
    };
}
