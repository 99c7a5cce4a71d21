using QRCoder;

namespace CyberPort.Platform.Documents;

/// <summary>二次元コード as an SVG picture, for documents and pages.</summary>
public static class QrCode
{
    /// <summary>An SVG of the text with a quiet zone, dark on white, scaling to any size.</summary>
    public static string Svg(string text)
    {
        using var generator = new QRCodeGenerator();
        using var data = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(data).GetGraphic(1, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
