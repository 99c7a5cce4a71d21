namespace CyberPort.Forms.Engine;

/// <summary>検査用数字: numbers that can prove a typing error.</summary>
internal static class CheckDigits
{
    /// <summary>
    /// 法人番号 (法人番号の指定等に関する省令 第2条): the first digit is 9 − (Σ Pn×Qn mod 9), Pn counted from the last digit,
    /// Qn 1 for odd n and 2 for even n.
    /// </summary>
    public static bool IsCorporateNumber(string digits)
    {
        var sum = 0;
        for (var n = 1; n <= 12; n++)
        {
            sum += (digits[13 - n] - '0') * (n % 2 == 1 ? 1 : 2);
        }
        return digits[0] - '0' == 9 - (sum % 9);
    }

    /// <summary>IMO番号 (IMO Resolution A.1117(30)): first six digits times 7…2; the last digit of the sum is the seventh.</summary>
    public static bool IsImo(string digits)
    {
        var sum = 0;
        for (var i = 0; i < 6; i++)
        {
            sum += (digits[i] - '0') * (7 - i);
        }
        return sum % 10 == digits[6] - '0';
    }
}
