using System.Security.Cryptography;
using System.Text;

namespace CyberPort.Procedures.Applications;

/// <summary>
/// 指紋 of words that people wrote, for the audit trail: it proves what stood there as long as the words are kept with the case, and
/// says nothing once they are gone. The trail itself can never be changed (decision 0004), so no words of people may enter it.
/// </summary>
internal static class Fingerprint
{
    /// <summary>SHA-256 over the id of the row and its words.</summary>
    public static string Of(Guid row, string words) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{row:n}\n{words}")));
}
