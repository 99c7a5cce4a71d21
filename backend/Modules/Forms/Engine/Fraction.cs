using System.Numerics;
using CyberPort.Forms.Contracts;

namespace CyberPort.Forms.Engine;

/// <summary>An exact number; the bottom is above zero.</summary>
internal readonly record struct Fraction(BigInteger Top, BigInteger Bottom)
{
    private const long Most = 1_000_000_000_000_000;

    public Fraction Plus(Fraction other) => new((Top * other.Bottom) + (other.Top * Bottom), Bottom * other.Bottom);

    public Fraction Minus(Fraction other) => new((Top * other.Bottom) - (other.Top * Bottom), Bottom * other.Bottom);

    public Fraction Times(Fraction other) => new(Top * other.Top, Bottom * other.Bottom);

    /// <summary>With so many decimals; nothing when that needs more than fifteen digits.</summary>
    public double? Rounded(int decimals, Rounding rounding)
    {
        var scale = BigInteger.Pow(10, decimals);
        var whole = BigInteger.DivRem(BigInteger.Abs(Top) * scale, Bottom, out var rest);
        whole += rounding switch
        {
            Rounding.Down => 0,
            Rounding.Up => rest.IsZero ? 0 : 1,
            _ => rest * 2 >= Bottom ? 1 : 0,
        };
        if (whole >= Most)
        {
            return null;
        }
        var number = (double)((decimal)whole / (decimal)scale);
        return number == 0 ? 0d : Top.Sign * number;
    }
}
