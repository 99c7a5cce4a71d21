using CyberPort.Identity.SignIn;
using Microsoft.AspNetCore.Identity;

namespace CyberPort.Identity.Passkeys;

/// <summary>A passkey counts as two factors: the device must have checked its owner, and it must offer the account by itself.</summary>
internal static class PasskeyRules
{
    public static void Configure(IdentityPasskeyOptions options)
    {
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.AttestationConveyancePreference = "none";
        options.ValidateOrigin = context => ValueTask.FromResult(IsOurs(context));
    }

    // The page that asked must be ours: same host and port as this call, encrypted, in no foreign frame. (The framework's own
    // rule compares with the Origin header, which whoever sends the call chooses.)
    private static bool IsOurs(PasskeyOriginValidationContext context) =>
        !context.CrossOrigin
        && Uri.TryCreate(context.Origin, UriKind.Absolute, out var origin)
        && string.Equals(origin.Authority, context.HttpContext.Request.Host.Value, StringComparison.OrdinalIgnoreCase)
        && (origin.Scheme == Uri.UriSchemeHttps || !GuardedCookie.MustBeSecure(context.HttpContext.Request));
}
