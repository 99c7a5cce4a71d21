using System.Text.Json;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace CyberPort.Platform.Persistence;

/// <summary>Enums stand in the database as they stand on the wire: camelCase words.</summary>
internal static class CamelCaseEnum
{
    public static ValueConverter ConverterFor(Type type) =>
        (ValueConverter)Activator.CreateInstance(typeof(Converter<>).MakeGenericType(type))!;

    private sealed class Converter<T>() : ValueConverter<T, string>(value => Write(value), text => Read<T>(text)) where T : struct, Enum;

    private static string Write<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static T Read<T>(string text) where T : struct, Enum => Enum.Parse<T>(text, ignoreCase: true);
}
