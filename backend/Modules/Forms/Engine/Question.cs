using CyberPort.Forms.Contracts;
using CyberPort.Platform.Results;

namespace CyberPort.Forms.Engine;

/// <summary>A question being checked.</summary>
internal sealed record Question(FormField Field, string Path, string Label, Scope Scope);

/// <summary>How a question is called in a message: 申請者の電話番号, 揚荷（2 件目）の数量.</summary>
internal sealed record Naming(LocalText? Whole, LocalText? Rows, int Row)
{
    public static readonly Naming Top = new(null, null, 0);

    public string Name(FormField field, string language)
    {
        var label = field.Label.In(language);
        if (Whole is { } whole)
        {
            label = MessageTable.Word("part", language, ("field", whole.In(language)), ("part", label));
        }
        return Rows is { } rows
            ? MessageTable.Word("row", language, ("field", rows.In(language)), ("n", MessageTable.Invariant(Row)), ("label", label))
            : label;
    }

    /// <summary>The outermost whole gives the name: 申請者の郵便番号, not 申請者の住所の郵便番号.</summary>
    public Naming Inside(FormField field) => Whole is null && FieldParts.IsLabelled(field.Type) ? this with { Whole = field.Label } : this;

    public Naming InRow(FormField rows, int n) => new(null, rows.Label, n);
}
