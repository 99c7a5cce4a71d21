using CyberPort.Platform.Results;

namespace CyberPort.Platform.Files;

/// <summary>Why a file was not taken in. Each says what to do, and that the rest of the form is untouched.</summary>
public static class FileErrors
{
    /// <summary>Nothing in it.</summary>
    public static Error Empty { get; } = new("file.empty", ErrorKind.Invalid, new(
        "このファイルには中身がありません。元のファイルを開いて確かめてから、もう一度選んでください。入力した内容は残っています。",
        "This file is empty. Open the original to check it, then choose it again. What you entered is kept.",
        "この ファイルは からです。もとの ファイルを 見て、もういちど えらんでください。"));

    /// <summary>A virus scanner found something.</summary>
    public static Error Infected { get; } = new("file.infected", ErrorKind.Invalid, new(
        "ウイルス対策ソフトがこのファイルに問題を見つけたため、受け取れません。お使いの機器を検査し、別のファイルを選んでください。入力した内容は残っています。",
        "The virus scanner found a problem in this file, so it was not accepted. Please check your device and choose another file. What you entered is kept.",
        "この ファイルは ウイルスの 心配が あります。ほかの ファイルを えらんでください。"));

    /// <summary>An archive that unpacks to something out of all proportion.</summary>
    public static Error UnsafeArchive { get; } = new("file.unsafe-archive", ErrorKind.Invalid, new(
        "このファイルは展開すると極端に大きくなるため、受け取れません。PDF に変換するなどして、もう一度選んでください。入力した内容は残っています。",
        "This file would unpack to an extreme size, so it was not accepted. Please convert it, for example to PDF, and choose it again. What you entered is kept."));

    /// <summary>The file is broken.</summary>
    public static Error Damaged { get; } = new("file.damaged", ErrorKind.Invalid, new(
        "このファイルは壊れているようです。元のソフトで開けるか確かめてから、もう一度選んでください。入力した内容は残っています。",
        "This file seems to be damaged. Check that its own program opens it, then choose it again. What you entered is kept."));

    /// <summary>The scanner does not answer; nothing unscanned is taken in.</summary>
    public static Error ScannerUnavailable { get; } = new("file.scanner-unavailable", ErrorKind.Unavailable, new(
        "いまウイルス検査ができないため、ファイルを受け取れません。入力した内容は残っています。しばらくしてからもう一度お試しください。",
        "Files cannot be checked for viruses right now, so none is accepted. What you entered is kept. Please try again in a little while."));

    /// <summary>Larger than what is accepted here.</summary>
    public static Error TooLarge(long maxBytes)
    {
        var limit = maxBytes >= 1024 * 1024 ? $"{maxBytes / (1024 * 1024)} MB" : $"{maxBytes / 1024} KB";
        return new Error("file.too-large", ErrorKind.Invalid, new(
            $"ファイルが大きすぎます。{limit} までのファイルを選んでください（写真は画質を下げる、PDF は分けるなど）。入力した内容は残っています。",
            $"The file is too large. Please choose one of up to {limit} (smaller picture quality, or the PDF in parts). What you entered is kept.",
            $"ファイルが 大きすぎます。{limit} までの ファイルを えらんでください。")).With("maxBytes", maxBytes);
    }

    /// <summary>Not a kind of file that is accepted here.</summary>
    public static Error TypeNotAllowed(string? found, IReadOnlyCollection<string> accept)
    {
        var names = string.Join("、", accept.Select(FileTypes.NameOf).Distinct());
        var namesEn = string.Join(", ", accept.Select(FileTypes.NameOf).Distinct());
        return new Error("file.type-not-allowed", ErrorKind.Invalid, new(
            $"この種類のファイルは受け取れません。選べるのは {names} です。入力した内容は残っています。",
            $"This kind of file is not accepted. You can choose {namesEn}. What you entered is kept.",
            $"この 種類の ファイルは だめです。えらべるのは {names} です。")).With("found", found).With("accept", accept);
    }

    /// <summary>The name says one thing, the content another.</summary>
    public static Error TypeMismatch(string extension, string? found)
    {
        var (ja, en) = found is null ? ("別の種類", "something else") : (FileTypes.NameOf(found), FileTypes.NameOf(found));
        return new Error("file.type-mismatch", ErrorKind.Invalid, new(
            $"ファイル名は「{extension}」ですが、中身は{ja}です。元のソフトで開いて保存し直してから、もう一度選んでください。入力した内容は残っています。",
            $"The name ends in \"{extension}\" but the content is {en}. Open it in its own program, save it again, then choose it again. What you entered is kept."))
            .With("extension", extension).With("found", found);
    }
}
