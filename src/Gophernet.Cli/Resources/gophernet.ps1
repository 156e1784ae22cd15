# Completion of gophernet in PowerShell: commands, options and their values, columns of the named table. Files are completed by PowerShell itself.
#
# In the profile (the file that $PROFILE names):
#     gophernet completion pwsh | Out-String | Invoke-Expression

Register-ArgumentCompleter -Native -CommandName gophernet -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $elements = @($commandAst.CommandElements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition })
    $program = $commandAst.CommandElements[0].Extent.Text
    $words = @($elements | Select-Object -Skip 1 | ForEach-Object {
        if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value } else { $_.Extent.Text }
    })
    # The colon keeps an empty word: older versions drop empty arguments.
    $lines = @(& $program __complete pwsh @words ":$wordToComplete" 2>$null)
    $lines | Select-Object -Skip 1 | ForEach-Object {
        $value, $tip = $_ -split "`t", 2
        $text = if ($value -match '[\s''"`$(){};|&@#]') { "'" + $value.Replace("'", "''") + "'" } else { $value }
        [System.Management.Automation.CompletionResult]::new($text, $value, 'ParameterValue', $(if ($tip) { $tip } else { $value }))
    }
}
