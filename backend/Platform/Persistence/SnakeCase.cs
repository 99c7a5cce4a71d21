using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace CyberPort.Platform.Persistence;

/// <summary>Tables singular, everything lower_snake_case, enums as text.</summary>
internal static class SnakeCase
{
    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            if (entity.FindAnnotation("Relational:TableName") is null && entity.GetTableName() is { } table && !entity.IsMappedToJson())
            {
                entity.SetTableName(Of(entity.ClrType.Name is var clr && table.EndsWith('s') ? clr : table));
            }

            foreach (var property in entity.GetProperties())
            {
                if (property.FindAnnotation("Relational:ColumnName") is null && !entity.IsMappedToJson())
                {
                    property.SetColumnName(Of(property.Name));
                }

                var type = Nullable.GetUnderlyingType(property.ClrType) ?? property.ClrType;
                if (type.IsEnum && property.GetValueConverter() is null && property.GetProviderClrType() is null)
                {
                    property.SetValueConverter(CamelCaseEnum.ConverterFor(type));
                }
            }
        }
    }

    public static string Of(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (char.IsUpper(name[i]) && i > 0 && (char.IsLower(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]))))
            {
                text.Append('_');
            }

            text.Append(char.ToLowerInvariant(name[i]));
        }

        return text.ToString();
    }
}
