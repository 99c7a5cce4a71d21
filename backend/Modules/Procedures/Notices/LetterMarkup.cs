using System.Text;
using System.Text.RegularExpressions;
using CyberPort.Platform.Results;

namespace CyberPort.Procedures.Notices;

/// <summary>What is not allowed in a letter's text, on which line.</summary>
internal sealed record MarkupFault(int Line, LocalText Why);

/// <summary>
/// 文書の本文の記法: the safe part of Typst. The text is read and written anew: what leaves here was made here, so nothing of the
/// engine (files, packages, code) can be reached from a letter. Paragraphs, <c>= heading</c>, <c>- list</c>, <c>+ numbers</c>, <c>*bold*</c>,
/// <c>\</c> at the end of a line, <c>#words</c>, and a handful of functions with plain arguments.
/// </summary>
internal sealed partial class LetterMarkup
{
    private const int MostDepth = 8;

    /// <summary>Functions and the arguments that each takes, as a pattern for all of them.</summary>
    private static readonly Dictionary<string, (string Arguments, bool Content)> Functions = new()
    {
        ["align"] = ("(left|center|right)", true),
        ["strong"] = ("", true),
        ["underline"] = ("", true),
        ["text"] = ("(size: (?:[7-9]|[12][0-9]|3[0-6])pt|weight: \"(?:regular|bold)\")(, ?(size: (?:[7-9]|[12][0-9]|3[0-6])pt|weight: \"(?:regular|bold)\"))?", true),
        ["v"] = ("(?:[0-9]|[1-9][0-9])(?:\\.[0-9])?(?:pt|mm|em)", false),
        ["h"] = ("(?:[0-9]|[1-9][0-9])(?:\\.[0-9])?(?:pt|mm|em)", false),
        ["line"] = ("length: (?:100|[1-9]?[0-9])%", false),
        ["linebreak"] = ("", false),
        ["pagebreak"] = ("", false),
    };

    private readonly string source;
    private readonly IReadOnlyCollection<LetterWord> words;
    private int at;
    private MarkupFault? fault;

    private LetterMarkup(string source, IReadOnlyCollection<LetterWord> words) => (this.source, this.words) = (source, words);

    /// <summary>The engine's text of a letter, or the first thing in it that is not allowed.</summary>
    public static (string? Text, MarkupFault? Fault) Read(string body, IReadOnlyCollection<LetterWord> words)
    {
        var reader = new LetterMarkup(body.ReplaceLineEndings("\n"), words);
        var text = reader.Blocks();
        return reader.fault is { } fault ? (null, fault) : (text, null);
    }

    private string Blocks()
    {
        var made = new StringBuilder();
        while (fault is null && at < source.Length)
        {
            if (source[at] == '\n')
            {
                at++;
                made.Append("\n\n");
            }
            else if (LineBegins("= "))
            {
                made.Append("\n#section[").Append(Inline('\n', 0)).Append("];\n");
            }
            else if (LineBegins("- ") || LineBegins("+ "))
            {
                at -= 2;
                made.Append(Items(source[at]));
            }
            else
            {
                made.Append(Inline('\n', 0));
                made.Append(at < source.Length && source[at] == '\n' && at + 1 < source.Length && source[at + 1] != '\n' ? Joint() : "\n\n");
            }
        }

        return made.ToString();
    }

    /// <summary>Two lines of one paragraph: Japanese goes on without a gap.</summary>
    private string Joint()
    {
        var japanese = at > 0 && source[at - 1] > '\u2fff' && source[at + 1] > '\u2fff';
        at++;
        return japanese || source[at - 2] == '\\' ? "" : "#\" \";";
    }

    private bool LineBegins(string mark)
    {
        if ((at > 0 && source[at - 1] != '\n') || string.CompareOrdinal(source, at, mark, 0, mark.Length) != 0)
        {
            return false;
        }

        at += mark.Length;
        return true;
    }

    private string Items(char mark)
    {
        var made = new StringBuilder(mark == '-' ? "\n#list(" : "\n#enum(");
        while (fault is null && LineBegins($"{mark} "))
        {
            made.Append('[').Append(Inline('\n', 0)).Append("],");
            at += at < source.Length ? 1 : 0;
        }

        return made.Append(");\n\n").ToString();
    }

    private string Inline(char until, int depth)
    {
        var made = new StringBuilder();
        var run = new StringBuilder();
        while (fault is null && at < source.Length && source[at] != until && (until == ']' || source[at] != '\n'))
        {
            var c = source[at];
            if (c == '\\')
            {
                at++;
                if (at >= source.Length || source[at] == '\n')
                {
                    Flush();
                    made.Append("#linebreak();");
                }
                else
                {
                    run.Append(source[at++]);
                }
            }
            else if (c == '#')
            {
                Flush();
                made.Append(Command(depth));
            }
            else if (c == '*' && Strong(depth) is { } strong)
            {
                Flush();
                made.Append(strong);
            }
            else
            {
                run.Append(c == '\n' ? ' ' : c);
                at++;
            }
        }

        Flush();
        return made.ToString();

        void Flush()
        {
            if (run.Length > 0)
            {
                made.Append("#soft(\"").Append(run.Replace("\\", "\\\\").Replace("\"", "\\\"")).Append("\");");
                run.Clear();
            }
        }
    }

    /// <summary>A star without its fellow in the same line is a star.</summary>
    private string? Strong(int depth)
    {
        var end = source.IndexOf('*', at + 1);
        if (end < 0 || end == at + 1 || source.AsSpan(at, end - at).Contains('\n') || depth >= MostDepth)
        {
            return null;
        }

        at++;
        var inner = Inline('*', depth + 1);
        at++;
        return $"#strong[{inner}];";
    }

    private string Command(int depth)
    {
        var start = at++;
        var name = Name().Match(source, at).Value;
        at += name.Length;
        if (words.Any(w => w.Name == name))
        {
            return $"#(word-{name});";
        }

        if (!Functions.TryGetValue(name, out var function) || depth >= MostDepth)
        {
            var shown = name.Length > 0 ? $"#{name}" : source.Substring(start, Math.Min(2, source.Length - start));
            return Refuse(start, new($"「{shown}」は使えません。使える言葉と命令の一覧から選んでください（# という文字は \\# と書きます）。", $"“{shown}” is not allowed. Please choose from the lists of words and commands (write \\# for the sign itself)."));
        }

        var arguments = Arguments().Match(source, at).Value;
        at += arguments.Length;
        if (!Regex.IsMatch(arguments.Trim('(', ')'), $"^(?:{function.Arguments})$"))
        {
            return Refuse(start, new($"「#{name}」に付けられない指定です：{arguments}", $"“#{name}” does not take this: {arguments}"));
        }

        if (!function.Content)
        {
            return $"#{name}({arguments.Trim('(', ')')});";
        }

        if (at >= source.Length || source[at] != '[')
        {
            return Refuse(start, new($"「#{name}」の後に [文] を書いてください。", $"“#{name}” needs [text] after it."));
        }

        at++;
        var inner = Inline(']', depth + 1);
        if (fault is null && at >= source.Length)
        {
            return Refuse(start, new($"「#{name}[」が閉じられていません。", $"“#{name}[” is not closed."));
        }

        at++;
        return $"#{name}{(arguments.Length > 2 ? arguments : "")}[{inner}];";
    }

    private string Refuse(int where, LocalText why)
    {
        fault ??= new(source.AsSpan(0, where).Count('\n') + 1, why);
        at = source.Length;
        return "";
    }

    [GeneratedRegex(@"\G[a-z]*(?:-[a-z]+)*")]
    private static partial Regex Name();

    [GeneratedRegex(@"\G(?:\([^()\[\]\n]*\))?")]
    private static partial Regex Arguments();
}
