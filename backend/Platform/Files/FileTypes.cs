namespace CyberPort.Platform.Files;

/// <summary>The content types that the service can tell by looking at the content.</summary>
public static class FileTypes
{
    /// <summary>PDF</summary>
    public const string Pdf = "application/pdf";
    /// <summary>PNG</summary>
    public const string Png = "image/png";
    /// <summary>JPEG</summary>
    public const string Jpeg = "image/jpeg";
    /// <summary>HEIC and HEIF: photographs of phones.</summary>
    public const string Heic = "image/heic";
    /// <summary>WebP</summary>
    public const string WebP = "image/webp";
    /// <summary>TIFF: facsimiles and scanners.</summary>
    public const string Tiff = "image/tiff";
    /// <summary>GIF</summary>
    public const string Gif = "image/gif";
    /// <summary>Word</summary>
    public const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";
    /// <summary>Excel</summary>
    public const string Xlsx = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    /// <summary>PowerPoint</summary>
    public const string Pptx = "application/vnd.openxmlformats-officedocument.presentationml.presentation";
    /// <summary>Plain text, UTF-8 or Shift_JIS.</summary>
    public const string Text = "text/plain";
    /// <summary>CSV, UTF-8 or Shift_JIS.</summary>
    public const string Csv = "text/csv";
    /// <summary>DWG drawing.</summary>
    public const string Dwg = "image/vnd.dwg";
    /// <summary>DXF drawing.</summary>
    public const string Dxf = "image/vnd.dxf";
    /// <summary>Any ZIP archive that is no office document.</summary>
    public const string Zip = "application/zip";
    /// <summary>Every kind of picture, where a form asks for no certain one.</summary>
    public const string AnyImage = "image/*";

    /// <summary>See <see cref="FileLimits.Usual"/>.</summary>
    public static readonly IReadOnlyCollection<string> Usual = [Pdf, Png, Jpeg, Heic, WebP, Tiff, Docx, Xlsx, Pptx, Text, Csv, Dwg, Dxf];

    private static readonly Dictionary<string, string> ByExtension = new(StringComparer.OrdinalIgnoreCase)
    {
        [".pdf"] = Pdf, [".png"] = Png, [".jpg"] = Jpeg, [".jpeg"] = Jpeg, [".jfif"] = Jpeg, [".heic"] = Heic, [".heif"] = Heic, [".hif"] = Heic,
        [".webp"] = WebP, [".tif"] = Tiff, [".tiff"] = Tiff, [".gif"] = Gif, [".docx"] = Docx, [".xlsx"] = Xlsx, [".pptx"] = Pptx,
        [".txt"] = Text, [".csv"] = Csv, [".dwg"] = Dwg, [".dxf"] = Dxf, [".zip"] = Zip,
    };

    /// <summary>What a name promises; null for an extension that says nothing to us.</summary>
    internal static string? Promised(string extension) => ByExtension.GetValueOrDefault(extension);

    /// <summary>The usual extension of a type.</summary>
    internal static string ExtensionOf(string type) => ByExtension.First(entry => entry.Value == type).Key;

    /// <summary>Phones and chat programs recode pictures without renaming them: between pictures the content decides.</summary>
    internal static bool IsPicture(string type) => type is Png or Jpeg or Heic or WebP or Tiff or Gif;

    /// <summary>Forms may say either word for the photographs of phones.</summary>
    internal static bool Accepts(IReadOnlyCollection<string> accept, string type) => accept.Contains(type)
        || (type == Heic && accept.Contains("image/heif")) || (accept.Contains(AnyImage) && type.StartsWith("image/", StringComparison.Ordinal));

    /// <summary>Short name for people.</summary>
    internal static string NameOf(string type) => type switch
    {
        "image/heif" => "HEIC",
        Pdf => "PDF", Png => "PNG", Jpeg => "JPEG", Heic => "HEIC", WebP => "WebP", Tiff => "TIFF", Gif => "GIF", Docx => "Word (.docx)", Xlsx => "Excel (.xlsx)",
        Pptx => "PowerPoint (.pptx)", Text => "TXT", Csv => "CSV", Dwg => "DWG", Dxf => "DXF", Zip => "ZIP", _ => type,
    };
}
