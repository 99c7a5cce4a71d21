using System.Globalization;
using CyberPort.Platform.Endpoints;
using CyberPort.Platform.Tenancy;
using CyberPort.Tenancy.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace CyberPort.Tenancy.Authorities;

/// <summary>An authority's look as CSS custom properties. Only checked colours get in, so nothing else can get out.</summary>
internal static class BrandingStylesheet
{
    public static void Map(ApiRoutes routes) => routes.Tenant.MapGet("/branding.css", Handle).WithName(nameof(BrandingStylesheet))
        .Produces<string>(200, "text/css").ForAnyone();

    private static async Task<IResult> Handle(IAuthorities authorities, ITenantContext scope, HttpResponse response, CancellationToken cancel)
    {
        var branding = (await authorities.FindAsync(scope.Current.Id, cancel))!.Branding;
        response.Headers.CacheControl = "public, max-age=60";
        return TypedResults.Text($":root{{--authority-accent:{branding.Accent};--authority-accent-text:{branding.AccentText}}}\n", "text/css");
    }

    /// <summary>Contrast of two <c>#rrggbb</c> colours (WCAG 2.2), 1 to 21.</summary>
    public static double Contrast(string one, string other)
    {
        var (a, b) = (Luminance(one), Luminance(other));
        return (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);
    }

    private static double Luminance(string colour) => 0.2126 * Channel(colour, 1) + 0.7152 * Channel(colour, 3) + 0.0722 * Channel(colour, 5);

    private static double Channel(string colour, int at)
    {
        var value = int.Parse(colour.AsSpan(at, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
        return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
    }
}
